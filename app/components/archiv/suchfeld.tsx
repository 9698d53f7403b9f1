/** The one field everybody looks for, a plain GET form: works without script, its answer has an address. `versteckt` are narrowings that stay. */
export function Suchfeld({ wert = '', versteckt = [], gross = false }: { readonly wert?: string; readonly versteckt?: readonly (readonly [string, string])[]; readonly gross?: boolean }) {
  return (
    <form className={gross ? 'suchfeld gross' : 'suchfeld'} action="/suche" method="get" role="search" aria-label="Beschlüsse durchsuchen">
      <label htmlFor="q">Suche in den veröffentlichten Beschlüssen</label>
      <span className="suchzeile">
        <input id="q" name="q" type="search" defaultValue={wert} maxLength={200} autoComplete="off" aria-describedby="q-hinweis" />
        <button className="knopf haupt" type="submit">Suchen</button>
      </span>
      <span className="hinweis" id="q-hinweis">Wörter, „Wortfolgen“, -ohne, oder eine Stelle: TOP 17, 226. Sitzung, Herbst-IMK 2027</span>
      {versteckt.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    </form>
  );
}
