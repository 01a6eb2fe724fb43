import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The mediators' inbox, served at /mediateurs/. */
export default defineConfig({
  root: new URL("inbox", import.meta.url).pathname,
  base: "/mediateurs/",
  plugins: [react()],
  build: {
    outDir: new URL("../dist/web/mediateurs", import.meta.url).pathname,
    emptyOutDir: true,
    target: "es2022",
    // Every file from our own address: the content security policy allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Mantine and React: read once by a mediator's browser, 170 kB compressed.
    chunkSizeWarningLimit: 700,
  },
});
