/** The style sheet of a downloaded HTML document: the printed page on a screen, and on paper where somebody prints it. No outer address. */

export const STIL = [
  'body{font-family:Arimo,Arial,"Liberation Sans",sans-serif;font-size:1rem;line-height:1.45;color:#111;background:#fff;margin:0}',
  'main{max-width:42rem;margin:2rem auto;padding:0 1rem}',
  'h1{font-size:1.35rem;text-align:center;margin:3rem 0}h2{font-size:1.05rem}h3{font-size:1rem}',
  '.sammlung-hinweise h2{font-size:1rem}',
  '.sammlung-inhalt ul{list-style:none;padding:0}.sammlung-inhalt li{margin:.25rem 0}',
  '.sammlung-top{margin-top:3rem;padding-top:1.5rem;border-top:1px solid #999;overflow-wrap:break-word;hyphens:auto}',
  '.sammlung-top h2{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;margin-bottom:.5rem;hyphens:manual}.sammlung-top h2.sammlung-darunter{display:block}.sammlung-darunter span{display:block}',
  '.sammlung-untertitel,.sammlung-teil{font-weight:bold;margin:.5rem 0 .5rem 6rem}',
  '.sammlung-teil{padding-left:1.6rem;text-indent:-1.6rem}.sammlung-darunter~.sammlung-untertitel,.sammlung-darunter~.sammlung-teil{margin-left:0}',
  '.sammlung-blattkopf{text-align:center}',
  '.sammlung-ziffern,.sammlung-punkte,.sammlung-unterpunkte{padding-left:1.6rem}.sammlung-punkte{list-style-type:disc}.sammlung-unterpunkte{list-style-type:"– "}',
  '.sammlung-ziffern>li{margin:.6rem 0}.sammlung li>p{margin:.3rem 0}',
  '.sammlung-notiz{font-size:.875rem;margin-top:1.5rem}.sammlung-notiz h3{font-size:.875rem}',
  '.sammlung-entwurf{text-align:right;font-style:italic;color:#555}',
  '@media (max-width:30rem){.sammlung-top h2{display:block}.sammlung-untertitel,.sammlung-teil{margin-left:0}}',
  '@media print{.sammlung-inhalt{display:none}.sammlung-top{break-before:page;border:0;margin:0}main{max-width:none;margin:0}.sammlung-entwurf{position:fixed;top:0;right:0}}'
].join('\n');
