/**
 * Why the database could not be made ready, as one German sentence for the person who starts the server.
 * The caller in server/main prints `message` without a stack and ends with exit code 1. Every other error is a bug.
 */
export class StartFehler extends Error {
  override readonly name = 'StartFehler';
}
