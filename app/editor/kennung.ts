/** Ids of paragraphs and citations made in the browser; they name a place within one text and nothing else. */

/** Sixteen letters and digits by chance; works without a secure context as well. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('').padEnd(16, '0').slice(0, 16);
}
