/** The mail server of the operator: plain text, one recipient, an address that was checked before (keep-postfach.ts). */
import { createTransport } from 'nodemailer';
import type { Versand } from '../ports-post.ts';

/** Sends by SMTP_URL; a server that does not answer within ten seconds counts as away. */
export function createVersand(smtpUrl: string, absender: string): Versand {
  const transport = createTransport(smtpUrl, { from: absender, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ schluessel, an, betreff, text }) {
      await transport.sendMail({
        to: { name: '', address: an }, subject: betreff, text, messageId: `<${encodeURIComponent(schluessel)}@einvernehmen>`,
        headers: { 'Auto-Submitted': 'auto-generated' }
      });
    }
  };
}
