/** Words with the found ones marked. Runs of plain text: nothing in them can become markup. */
export function Laeufe({ laeufe }: { readonly laeufe: readonly { readonly text: string; readonly treffer: boolean }[] }) {
  return <>{laeufe.map((lauf, i) => (lauf.treffer ? <mark key={i}>{lauf.text}</mark> : lauf.text))}</>;
}
