import type { Express } from "express";

type Layer = {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  /** Mounted without an address. */
  readonly slash: boolean;
  /** Sets `path` to the part of the address at which the layer is mounted. */
  match(address: string): boolean;
  readonly path?: string;
};

/**
 * "GET /api/chat/events" for every route of the application. Express does not tell at which address a router is mounted, only whether
 * an address leads to it: `addresses` are those to try. A router that none of them leads to shows its routes under "(somewhere)".
 */
export function routesOfApp(app: Express, addresses: readonly string[]): ReadonlySet<string> {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return new Set(stack.flatMap((layer) => routesOfLayer(layer, "", addresses)));
}

function routesOfLayer(layer: Layer, mountedAt: string, addresses: readonly string[]): readonly string[] {
  if (layer.route) {
    const address = `${mountedAt}${layer.route.path}`.replace(/:(\w+)/g, "{$1}").replace(/(.)\/$/, "$1");
    return Object.entries(layer.route.methods).flatMap(([method, is]) =>
      is ? `${method.toUpperCase()} ${address}` : [],
    );
  }
  const inner = layer.handle.stack;
  if (inner === undefined) return [];
  const at = layer.slash ? "" : placeOf(layer, mountedAt, addresses);
  return inner.flatMap((one) => routesOfLayer(one, `${mountedAt}${at}`, addresses));
}

function placeOf(layer: Layer, mountedAt: string, addresses: readonly string[]): string {
  for (const address of addresses) {
    if (address.startsWith(mountedAt) && layer.match(address.slice(mountedAt.length))) return layer.path ?? "";
  }
  return "(somewhere)";
}
