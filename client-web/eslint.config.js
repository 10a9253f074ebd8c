// One lint that the compiler has not: whoever starts something that may fail says what comes of it. Style is prettier's, types
// are tsc's.
import tseslint from 'typescript-eslint';

export default tseslint.config({
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/wire/gen/**', 'src/sw.ts', 'src/sync/metronome.ts'],
  languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json' } },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: {
    // `void` says that it can not fail, because it looks after itself.
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
  },
});
