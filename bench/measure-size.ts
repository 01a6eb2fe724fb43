import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

export type Size = {
  readonly files: readonly string[];
  /** Bytes. */
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
};

/** Compressed one by one, as they travel. */
export function sizeOf(webRoot: string, files: readonly string[]): Size {
  const contents = files.map((file) => readFileSync(path.join(webRoot, file)));
  const sum = (measure: (content: Buffer) => number): number =>
    contents.reduce((total, content) => total + measure(content), 0);
  return {
    files,
    raw: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}

/** A page and all of this site that it loads: scripts, styles, icons, and what those import in their turn. */
export function filesOfPage(webRoot: string, page: string): readonly string[] {
  const found = new Set([page]);
  for (const file of found) {
    if (!/\.(?:html|js|css)$/.test(file)) continue;
    for (const other of referencesOf(readFileSync(path.join(webRoot, file), "utf8"), file)) found.add(other);
  }
  return [...found];
}

/** Paths inside the site. In a page links count only in <link>, <script> and <img>: an <a> loads nothing. */
export function referencesOf(text: string, file: string): readonly string[] {
  const pattern = file.endsWith(".html")
    ? /<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"]+)"/g
    : file.endsWith(".css")
      ? /url\(["']?([^"')]+)["']?\)/g
      : /(?:\bfrom|\bimport\(?)\s*["'`](\.{0,2}\/[^"'`]+)["'`]/g;
  return [...text.matchAll(pattern)]
    .map(([, address = ""]) => new URL(address, `http://site/${file}`))
    .filter(({ hostname, protocol }) => hostname === "site" && protocol === "http:")
    .map(({ pathname }) => pathname.slice(1));
}
