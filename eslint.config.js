import js from "@eslint/js";
import jest from "eslint-plugin-jest";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist", "coverage", "data"] },
  js.configs.recommended,
  {
    files: ["**/*.mjs", "**/*.cjs", "**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", module: "writable" } },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./tsconfig.json", "./web/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/require-await": "off", // ports are asynchronous, SQLite is not
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true, ignoreVoidOperator: true },
      ],
      "max-lines": ["error", { max: 400 }],
      complexity: ["error", 26],
      "@typescript-eslint/no-meaningless-void-operator": "off", // `return void answer(…)` ends a handler in one line
      "@typescript-eslint/unbound-method": "off", // our ports are records of closures: no method of ours reads `this`
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read it in src/config.ts." },
        { object: "jest", property: "mock", message: "No module mocks: pass what is needed as a parameter." },
      ],
    },
  },
  {
    files: ["src/config.ts", "tests/**", "bench/**", "**/*.config.ts"],
    rules: { "no-restricted-properties": "off", "no-console": "off" },
  },
  {
    files: ["tests/**/*.test.ts"],
    extends: [jest.configs["flat/recommended"]],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "jest/expect-expect": [
        "error",
        {
          // a supertest chain, and waiting for what people must see, assert too
          assertFunctionNames: [
            "fc.assert",
            "expect",
            "expect*",
            "itBehavesLike*",
            "request.**.expect",
            "post",
            "until",
            "*.readUntil",
          ],
        },
      ],
    },
  },
  { files: ["tests/browser/**"], rules: { "jest/expect-expect": "off" } }, // locators wait for what must be there, or throw
);
