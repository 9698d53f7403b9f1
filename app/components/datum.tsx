/** Moments as people in Berlin read them; the machine's form stands in the attribute. */
const MIT_ZEIT = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const TAG = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long', year: 'numeric' });

export function Zeitpunkt({ am, tag = false }: { readonly am: string; readonly tag?: boolean }) {
  return <time dateTime={am}>{(tag ? TAG : MIT_ZEIT).format(new Date(am))}{tag ? '' : ' Uhr'}</time>;
}

/** A Frist kept as wall time: `2027-12-10T12:00` -> `10. Dezember 2027, 12:00 Uhr`. */
export function Ortszeit({ wert }: { readonly wert: string }) {
  const shown = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(`${wert}:00Z`));
  return <time dateTime={wert}>{shown.replace(' um ', ', ')} Uhr</time>;
}
