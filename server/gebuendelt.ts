/**
 * Of many who ask for the same thing, all who come in the same breath share a question, and all who come while its answer is under way share the
 * next one: at most one question per key is under way, and no answer is older than its question. So what 17 screens ask in the same moment is read
 * once, and twice at most where something happens meanwhile.
 */
export function gebuendelt<Antwort>(ask: (key: string) => Promise<Antwort>): (key: string) => Promise<Antwort> {
  const laufend = new Map<string, Promise<Antwort>>();
  const naechste = new Map<string, Promise<Antwort>>();
  const settled = async (answer: Promise<unknown> | undefined): Promise<void> => answer?.then(() => undefined, () => undefined);
  const askNext = async (key: string): Promise<Antwort> => {
    await settled(laufend.get(key));
    naechste.delete(key);
    const answer = ask(key);
    laufend.set(key, answer);
    void settled(answer).then(() => { if (laufend.get(key) === answer) laufend.delete(key); });
    return answer;
  };
  return (key) => {
    const waiting = naechste.get(key);
    if (waiting !== undefined) return waiting;
    const answer = askNext(key);
    naechste.set(key, answer);
    return answer;
  };
}
