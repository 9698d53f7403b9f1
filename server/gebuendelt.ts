/**
 * Of many who ask for the same thing, all who come while an answer is under way share the next one: at most one question per key is under way, and
 * no answer is older than its question. So what 17 screens ask in the same moment is read twice and not 17 times.
 */
export function gebuendelt<Antwort>(ask: (key: string) => Promise<Antwort>): (key: string) => Promise<Antwort> {
  const laufend = new Map<string, Promise<Antwort>>();
  const naechste = new Map<string, Promise<Antwort>>();
  const start = (key: string): Promise<Antwort> => {
    naechste.delete(key);
    const answer = ask(key);
    laufend.set(key, answer);
    const done = (): void => { if (laufend.get(key) === answer) laufend.delete(key); };
    answer.then(done, done);
    return answer;
  };
  return (key) => {
    const [now, next] = [laufend.get(key), naechste.get(key)];
    if (next !== undefined) return next;
    if (now === undefined) return start(key);
    const waiting = now.then(() => start(key), () => start(key));
    naechste.set(key, waiting);
    return waiting;
  };
}
