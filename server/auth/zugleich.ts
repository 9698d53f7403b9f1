/**
 * One login in fifty rooms is one question, where all fifty ask in the same breath. Whoever asks later asks anew, also while an earlier question
 * is under way: its answer may be from before a lock or a logout (reliability.md G14).
 */
export function zugleich<Antwort>(ask: (wert: string) => Promise<Antwort>): (wert: string) => Promise<Antwort> {
  const inDiesemAtemzug = new Map<string, Promise<Antwort>>();
  return (wert) => {
    const there = inDiesemAtemzug.get(wert);
    if (there !== undefined) return there;
    const answer = ask(wert);
    inDiesemAtemzug.set(wert, answer);
    queueMicrotask(() => inDiesemAtemzug.delete(wert));
    return answer;
  };
}
