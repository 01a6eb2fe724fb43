/** @type {import('jest').Config} */
const shared = {
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "es6" }, sourceMaps: "inline" },
    ],
  },
  testEnvironment: "node",
};

export default {
  testTimeout: 20_000,
  // ES modules of one suite are never freed: a process that runs them all ends at the limit of its heap, slower and slower
  workerIdleMemoryLimit: "1GB",
  projects: [
    {
      ...shared,
      displayName: "tests",
      globalSetup: "<rootDir>/tests/support/prepare-tests.ts",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/tests/browser/"],
    },
    {
      ...shared,
      displayName: "browser",
      globalSetup: "<rootDir>/tests/support/build-pages-once.ts",
      testMatch: ["<rootDir>/tests/browser/**/*.test.ts"],
    },
  ],
};
