import type { Plugin } from "vite";

/** Leaves out of the build the white space that our sources hold for their readers inside templates and styles. */
export function shrinkTemplates(): Plugin {
  return {
    name: "shrink-templates",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (id.includes("/node_modules/") || !id.endsWith(".ts")) return null;
      const shrunk = code.replace(/\n[ \t]+/g, "\n");
      return id.endsWith("-styles.ts") ? shrinkStyles(shrunk) : shrunk;
    },
  };
}

const shrinkStyles = (code: string): string =>
  code
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/(?<=[{};])\n+/g, "")
    .replaceAll(" * ", "*")
    .replaceAll(": ", ":")
    .replaceAll(" {", "{");
