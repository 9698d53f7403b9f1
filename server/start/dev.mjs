/** `npm run dev`: the same server from the sources, with Vite inside it for reloading. One process, as in production. */
import { register } from 'tsx/esm/api';
import { WURZEL, generateIfNeeded } from './build.mjs';

process.chdir(WURZEL);
process.env.NODE_ENV = 'development';
await generateIfNeeded();
register();
const { run } = await import('../main.ts');
await run({ dev: true });
