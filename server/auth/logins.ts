/**
 * Logins: Lucia behind this one file (its upstream has ended it), sessions in the database, only sha256 of the cookie's value stored.
 * `__Host-` and Secure need https; plain http on a loopback address uses another cookie name.
 */
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { readCookie } from '../cookie.ts';
import type { Loginbestaetigung } from '../ports-zugang.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
    DatabaseUserAttributes: LoginAttribute;
    DatabaseSessionAttributes: Record<never, never>;
  }
}

/** What a login knows of its account. */
export interface LoginAttribute { readonly person: Person; readonly einmal: boolean }

export interface Logins {
  /** Name of the cookie, for the socket's handshake. */
  readonly cookieName: string;
  /** Begins a login; the answer is the Set-Cookie value. Always a new id (A1). */
  begin(kontoId: string): Promise<string>;
  /** Who is behind this cookie value; null when nobody, when it has expired or when the account is locked. */
  check(wert: string): Promise<LoginAttribute | null>;
  /** Notes that the person behind this login has just shown that it is them. */
  confirm(wert: string): Promise<void>;
  end(wert: string): Promise<void>;
  endAll(kontoId: string): Promise<void>;
  /** The cookie's value out of a Cookie header, '' when there is none. */
  read(cookieHeader: string | undefined): string;
  /** The Set-Cookie value that deletes the cookie. */
  blank(): string;
}

export function createLogins(adapter: Adapter & Loginbestaetigung, https: boolean): Logins {
  const cookieName = https ? '__Host-einvernehmen' : 'einvernehmen';
  const lucia = new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(12, 'h'),
    sessionCookie: { name: cookieName, expires: true, attributes: { secure: https, sameSite: 'lax', path: '/' } },
    getUserAttributes: (attribute) => attribute
  });
  const isWert = (wert: string): boolean => /^[a-z0-9]{20,60}$/.test(wert);
  return {
    cookieName,
    async begin(kontoId) {
      const session = await lucia.createSession(kontoId, {});
      return lucia.createSessionCookie(session.id).serialize();
    },
    async check(wert) {
      if (!isWert(wert)) return null;
      const { user } = await lucia.validateSession(wert);
      return user && { person: (user as unknown as LoginAttribute).person, einmal: (user as unknown as LoginAttribute).einmal };
    },
    async confirm(wert) {
      if (isWert(wert)) await adapter.confirm(wert);
    },
    async end(wert) {
      if (isWert(wert)) await lucia.invalidateSession(wert);
    },
    endAll: (kontoId) => lucia.invalidateUserSessions(kontoId),
    read: (header) => readCookie(header ?? '', cookieName),
    blank: () => lucia.createBlankSessionCookie().serialize()
  };
}
