/** One cited Bericht: what is said of its release, by whom it may be released, and its document. */
import { Form } from '@remix-run/react';
import type { Fehlermeldung } from '../antwort.ts';
import type { BerichtAnsicht, Rechte } from '../load-context.ts';
import { Akt, Meldung, useEinmal } from './form/akt.tsx';

interface Props { readonly bericht: BerichtAnsicht; readonly rechte: Rechte; readonly vsZugelassen: boolean; readonly meldung: Fehlermeldung | undefined }

const EINWILLIGUNG = { offen: 'steht aus', erteilt: 'erteilt', verweigert: 'verweigert' } as const;

export function Berichtkarte({ bericht: b, rechte, vsZugelassen, meldung }: Props) {
  const stelle = { absatz: String(b.absatz), bericht: String(b.bericht) };
  const id = `bericht-${b.absatz}-${b.bericht}`;
  const own = (akt: string): Fehlermeldung | undefined => (meldung?.akt === `${akt}-${stelle.absatz}-${stelle.bericht}` ? { ...meldung, akt } : undefined);
  return (
    <section className="karte stapel" aria-labelledby={id}>
      <h2 id={id}>„{b.titel}“</h2>
      <dl className="angaben">
        <div><dt>Freigabevermerk</dt><dd>{b.marke ?? 'keiner'}{b.vs ? ' · VS-NfD' : ''}</dd></div>
        {b.einwilligung === null ? null : <div><dt>Einwilligung des BMI</dt><dd>{EINWILLIGUNG[b.einwilligung]}</dd></div>}
        <div><dt>Dokument</dt><dd>{b.dokument === null ? 'nicht beigefügt' : `${b.dokument.dateiname} (${groesse(b.dokument.groesse)})`}</dd></div>
      </dl>
      {rechte['bericht.einwilligen'] === true && b.einwilligung !== null ? (
        <div className="reihe">
          {(['erteilt', 'verweigert'] as const).filter((e) => e !== b.einwilligung).map((e) => (
            <Akt key={e} akt="einwilligen" verb={e === 'erteilt' ? 'In die Freigabe einwilligen' : 'Einwilligung verweigern'} felder={{ ...stelle, einwilligung: e }} haupt={false} schmal meldung={own('einwilligen')} />
          ))}
        </div>
      ) : null}
      {rechte['bericht.freigeben'] === true ? <Geschaeftsstelle bericht={b} stelle={stelle} own={own} /> : null}
      {rechte['bericht.beifuegen'] === true ? <Dokument bericht={b} stelle={stelle} vsZugelassen={vsZugelassen} own={own} /> : null}
    </section>
  );
}

interface Teil { readonly bericht: BerichtAnsicht; readonly stelle: Readonly<Record<string, string>>; readonly own: (akt: string) => Fehlermeldung | undefined }

function Geschaeftsstelle({ bericht: b, stelle, own }: Teil) {
  const frei = !b.vs && (b.einwilligung === null || b.einwilligung === 'erteilt');
  return (
    <div className="reihe">
      {b.marke !== 'freigegeben' && frei ? <Akt akt="markieren" verb="Als freigegeben vermerken" felder={{ ...stelle, marke: 'freigegeben' }} haupt={false} schmal meldung={own('markieren')} /> : null}
      {b.marke !== 'nicht freigegeben' ? <Akt akt="markieren" verb="Als nicht freigegeben vermerken" felder={{ ...stelle, marke: 'nicht freigegeben' }} haupt={false} schmal /> : null}
      <Akt akt="zuordnen" verb={b.einwilligung === null ? 'Ist ein Bericht des BMI' : 'Ist kein Bericht des BMI'} felder={{ ...stelle, bund: b.einwilligung === null ? 'ja' : 'nein' }} haupt={false} schmal meldung={own('zuordnen')} />
    </div>
  );
}

function Dokument({ bericht: b, stelle, vsZugelassen, own }: Teil & { readonly vsZugelassen: boolean }) {
  const { busy, onSubmit } = useEinmal();
  const id = `dokument-${b.absatz}-${b.bericht}`;
  const fehler = own('beifuegen');
  if (b.vs && !vsZugelassen) return <p className="klein blass">Ein Dokument mit VS-NfD nimmt dieses System nicht auf; das Zitat genügt.</p>;
  return (
    <>
      <Form method="post" encType="multipart/form-data" className="stapel breit" onSubmit={onSubmit} preventScrollReset>
        <input type="hidden" name="akt" value="beifuegen" />
        {Object.entries(stelle).map(([name, wert]) => <input key={name} type="hidden" name={name} value={wert} />)}
        <div className="feld"><label htmlFor={id}>{b.dokument === null ? 'Dokument beifügen' : 'Dokument ersetzen'}</label><span className="hinweis" id={`${id}-hinweis`}>PDF, höchstens 20 MB. Veröffentlicht wird es nur mit dem Vermerk „freigegeben“.</span><input id={id} type="file" name="dokument" accept="application/pdf" aria-describedby={`${id}-hinweis`} required /></div>
        <label className="haken"><input type="checkbox" name="ohneVs" value="ja" required /> <span>Das Dokument trägt keinen Vermerk einer Verschlusssache{vsZugelassen && b.vs ? ' oberhalb von VS-NfD' : ''}.</span></label>
        <button type="submit" className="knopf schmal" aria-disabled={busy}>{b.dokument === null ? 'Beifügen' : 'Ersetzen'}</button>
        {fehler === undefined ? null : <Meldung>{fehler.fehler}</Meldung>}
      </Form>
      {b.dokument === null ? null : <Akt akt="entfernen" verb="Dokument entfernen" felder={stelle} haupt={false} schmal meldung={own('entfernen')} />}
    </>
  );
}

/** `1,4 MB`, `320 kB`. */
export function groesse(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
