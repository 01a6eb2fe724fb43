import type { Express } from "express";

/** What `listRoutes` of Express' router gives; its types do not tell of it yet. */
type Listing = {
  listRoutes(): readonly {
    readonly path: string;
    /** Undefined for a mounted router. */
    readonly methods: readonly string[] | undefined;
    readonly router: Listing | undefined;
  }[];
};

/** "GET /api/inbox/conversations/{id}" for every route of the application; the HEAD that comes with each GET is left out. */
export const routesOfApp = (app: Express): ReadonlySet<string> =>
  new Set(routesOf(app.router as unknown as Listing, ""));

const routesOf = (router: Listing, mountedAt: string): readonly string[] =>
  router.listRoutes().flatMap(({ path, methods = [], router: mounted }) => {
    const address = `${mountedAt}${path}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
    if (mounted) return routesOf(mounted, address === "/" ? "" : address);
    const documented = address.replace(/:(\w+)/g, "{$1}");
    return methods.filter((method) => method !== "HEAD").map((method) => `${method} ${documented}`);
  });
