import path from "node:path";
import { defineConfig } from "vite";
import { shrinkTemplates } from "./shrink-templates.ts";

/** dist/web/widget.js: one plain script for any website, with everything in it. */
export default defineConfig({
  plugins: [shrinkTemplates()],
  root: path.resolve(import.meta.dirname, "widget"),
  publicDir: false,
  build: {
    outDir: path.resolve(import.meta.dirname, "../dist/web"),
    emptyOutDir: false,
    target: ["chrome91", "edge91", "firefox90", "safari15"],
    lib: {
      entry: path.resolve(import.meta.dirname, "widget/widget.ts"),
      formats: ["iife"],
      name: "SosNumerique",
      fileName: () => "widget.js",
    },
  },
});
