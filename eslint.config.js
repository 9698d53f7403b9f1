/**
 * The rules of style a machine can check (architecture.md 6 to 8): sizes, purity of the inner rings, one reader of the environment.
 * Who may import whom is checked by .dependency-cruiser.cjs. No comment in a file can switch a rule off.
 */
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PURE = 'The inner rings know no clock, no chance and no outer world: time, ids and randomness are parameters (architecture.md 1).';
const ENV = 'Only server/config.ts reads the environment; everybody else is handed a Config (env-only-in-config).';
const SKIP = 'No test is left out silently: test.runIf with a title that says why.';

const OUTER_WORLD = ['fetch', 'console', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame',
  'window', 'document', 'navigator', 'localStorage', 'performance', 'crypto', 'Buffer'];

/** Only functions of this many lines; JSX is longer without being harder. */
const lines = (max) => ({ 'max-lines-per-function': ['error', { max, skipBlankLines: true, skipComments: true }] });

export default tseslint.config(
  { ignores: ['build/', 'data/', 'coverage/', 'server/persistence/generated/', '.vite/', 'tmp/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      ...lines(60),
      complexity: ['error', 18],
      // Characters that must not reach a print are named by their code.
      'no-control-regex': 'off',
      'max-depth': ['error', 4],
      'max-params': ['error', 6],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
    }
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }]
    }
  },
  { files: ['**/*.mjs', '**/*.cjs', '*.js'], languageOptions: { globals: nodeGlobals() } },
  { files: ['app/**/*.tsx', 'app/**/*.ts'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  { files: ['**/*.tsx'], rules: lines(80) },
  { files: ['app/routes/**'], rules: { 'max-lines': ['error', { max: 150 }] } },
  {
    files: ['app/domain/**', 'app/dokument/**'],
    rules: {
      'no-restricted-globals': ['error', ...OUTER_WORLD.map((name) => ({ name, message: PURE }))],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: PURE }, { object: 'Math', property: 'random', message: PURE }],
      'no-restricted-syntax': ['error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: PURE },
        { selector: 'CallExpression[callee.name="Date"]', message: PURE },
        { selector: 'ImportExpression', message: PURE }]
    }
  },
  {
    files: ['app/domain/**'],
    rules: { 'no-restricted-syntax': ['error',
      { selector: 'ClassDeclaration, ClassExpression', message: 'No class in ring 0 (architecture.md 8).' },
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: PURE },
      { selector: 'CallExpression[callee.name="Date"]', message: PURE }] }
  },
  {
    files: ['app/**', 'server/**'],
    ignores: ['app/domain/**', 'app/dokument/**', 'server/config.ts', 'server/start/**'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENV }] }
  },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-properties': ['error', ...['test', 'it', 'describe'].flatMap((object) =>
        ['skip', 'only', 'todo', 'fails'].map((property) => ({ object, property, message: SKIP })))]
    }
  }
);

function nodeGlobals() {
  const names = ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'fetch', 'performance', 'AbortSignal', 'WebSocket',
    'module', 'require', 'TextEncoder', 'TextDecoder', 'structuredClone'];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
