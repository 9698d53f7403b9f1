/**
 * The value of one cookie out of a Cookie header, '' when it is not there. It is taken as it stands: ours are letters and digits, and a cookie
 * of somebody else on the same address, however it is written, must not keep a person out.
 */
export function readCookie(header: string, name: string): string {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return '';
}
