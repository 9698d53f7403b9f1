/** Codes of the second factor, by the library for it; secrets and emergency codes from the system's randomness. */
import { randomBytes } from 'node:crypto';
import { encodeBase32UpperCaseNoPadding } from '@oslojs/encoding';
import { createTOTPKeyURI, generateHOTP } from '@oslojs/otp';
import { NOTFALLCODES, notfallcodeOf, SCHRITT_SEKUNDEN, STELLEN } from '../../app/domain/zugang/zweitfaktor.ts';
import type { Codegeber } from '../ports-zugang.ts';

/** 160 bits, as RFC 4226 asks (R6). */
const GEHEIMNIS_BYTES = 20;

export function createCodegeber(): Codegeber {
  return {
    secret: () => new Uint8Array(randomBytes(GEHEIMNIS_BYTES)),
    codeOf: (geheimnis, schritt) => generateHOTP(geheimnis, BigInt(schritt), STELLEN),
    addressOf: (geheimnis, kennung) => createTOTPKeyURI('Einvernehmen', kennung, geheimnis, SCHRITT_SEKUNDEN, STELLEN),
    lettersOf: (geheimnis) => encodeBase32UpperCaseNoPadding(geheimnis),
    notfallcodes: () => {
      const codes: string[] = [];
      while (codes.length < NOTFALLCODES) {
        const code = notfallcodeOf(randomBytes(32));
        if (code !== null) codes.push(code);
      }
      return codes;
    }
  };
}
