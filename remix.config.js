// Home of the Remix options. The Vite plugin does not read this file by itself: vite.config.ts imports it.
/** @type {import('@remix-run/dev').VitePluginConfig} */
const options = {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/.*', '**/*.css'],
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
    // turbo-stream, which single fetch needs, has a known flaw in the version Remix pins (docs/entscheidungen/0003).
    v3_singleFetch: false
  }
};

export default options;
