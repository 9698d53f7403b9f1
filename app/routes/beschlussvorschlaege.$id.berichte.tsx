/** The cited Berichte of a Beschluss: release mark, the BMI's consent to its own, and the document where one is handed in. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, readUpload, refuse, type Fehlermeldung } from '../antwort.ts';
import { Berichtkarte } from '../components/berichtkarte.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung } from '../components/form/akt.tsx';
import { beifuegung, berichtsakt } from '../eingaben/sitzung.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Berichte${data === undefined ? '' : ` zu ${data.b.kurz}`} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ b: orThrow(context, await context.usecases.showBerichte(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const hier = `/beschlussvorschlaege/${id}/berichte`;
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data') === true) {
    const eingabe = await readUpload(request, beifuegung, 'dokument');
    if (!eingabe.ok) return refuse(context, eingabe, 'beifuegen');
    const { felder, datei } = eingabe.wert;
    return answer(context, await u.attachBericht(person, id, felder, { dateiname: datei.name, bytes: datei.bytes }), hier, `beifuegen-${felder.absatz}-${felder.bericht}`);
  }
  const eingabe = await readForm(request, berichtsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const e = eingabe.wert;
  const akt = `${e.akt}-${e.absatz}-${e.bericht}`;
  switch (e.akt) {
    case 'zuordnen': return answer(context, await u.assignBericht(person, id, e, e.bund === 'ja'), hier, akt);
    case 'einwilligen': return answer(context, await u.consentBericht(person, id, e, e.einwilligung), hier, akt);
    case 'markieren': return answer(context, await u.markBericht(person, id, e, e.marke === '' ? null : e.marke), hier, akt);
    case 'entfernen': return answer(context, await u.detachBericht(person, id, e), hier, akt);
  }
}

export default function Berichte() {
  const { b } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${b.sitzung.bezeichnung}, ${b.sitzung.titel}`, `/sitzungen/${b.sitzung.id}`], [b.kurz, `/beschlussvorschlaege/${b.id}`]]} hier="Berichte" />
        <h1>Berichte zu {b.kurz}</h1>
        <p className="blass">{b.titel}</p>
        <Ablehnung meldung={meldung} />
      </div>
      {b.berichte.length === 0 ? <p className="leer breit">Dieser Beschluss zitiert keinen Bericht.</p> : b.berichte.map((bericht) => (
        <Berichtkarte key={`${bericht.absatz}-${bericht.bericht}`} bericht={bericht} rechte={b.rechte} vsZugelassen={b.vsZugelassen} meldung={meldung} />
      ))}
    </main>
  );
}
