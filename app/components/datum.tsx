/** Moments as people in Berlin read them; the machine's form stands in the attribute. */
const MIT_ZEIT = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const KURZ = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const TAG = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long', year: 'numeric' });

export function Zeitpunkt({ am, form = 'lang' }: { readonly am: string; readonly form?: 'lang' | 'kurz' | 'tag' }) {
  const format = { lang: MIT_ZEIT, kurz: KURZ, tag: TAG }[form];
  return <time dateTime={am}>{format.format(new Date(am)).replace(' um ', ', ')}{form === 'tag' ? '' : '\u00a0Uhr'}</time>;
}

/** A Frist kept as wall time: `2027-12-10T12:00` -> `10. Dezember 2027, 12:00 Uhr`. */
export function Ortszeit({ wert }: { readonly wert: string }) {
  const shown = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(`${wert}:00Z`));
  return <time dateTime={wert}>{shown.replace(' um ', ', ')} Uhr</time>;
}
