import path from "node:path";
import { defineConfig } from "vite";
import { shrinkTemplates } from "./shrink-templates.ts";

const page = (name: string): string => path.resolve(import.meta.dirname, "pages", name);

/** The residents' pages: the centre's page, the kiosk, the privacy page, the frame of the help centre. Into dist/web, beside the inbox and the widget. */
export default defineConfig({
  plugins: [shrinkTemplates()],
  root: path.resolve(import.meta.dirname, "pages"),
  build: {
    outDir: path.resolve(import.meta.dirname, "../dist/web"),
    emptyOutDir: false,
    target: ["chrome91", "edge91", "firefox90", "safari15"],
    // The content security policy lets in neither inline scripts nor data: images.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [page("index.html"), page("borne.html"), page("confidentialite.html"), page("aide.html")],
    },
  },
});
