/**
 * What is asked for in the same breath is one question: seventeen screens of the room ask for seventeen logins, and one login in fifty rooms is asked
 * for fifty times. Whoever asks later asks anew, also while an earlier question is under way: its answer may be from before a lock or a logout
 * (reliability.md G14).
 */

/** `ask` is given each key once and answers with what it found. */
export function gesammelt<Antwort>(ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Antwort>>): (key: string) => Promise<Antwort | undefined> {
  let breath: { readonly keys: Set<string>; readonly answers: Promise<ReadonlyMap<string, Antwort>> } | null = null;
  const begin = (): NonNullable<typeof breath> => {
    const keys = new Set<string>();
    const answers = Promise.resolve().then(() => {
      breath = null;
      return ask([...keys]);
    });
    return { keys, answers };
  };
  return async (key) => {
    const { keys, answers } = (breath ??= begin());
    keys.add(key);
    return (await answers).get(key);
  };
}
