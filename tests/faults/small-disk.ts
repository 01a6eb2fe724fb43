import { spawnSync } from "node:child_process";

/** A folder that is a disk of its own, which can be filled without harm, or why it cannot be had. */
export type SmallDisk = { readonly kind: "small"; remove(): void } | { readonly kind: "none"; readonly why: string };

/** Mounts a tmpfs on the folder, which root may. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  const { status, stderr, error } = spawnSync(
    "mount",
    ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder],
    { encoding: "utf8" },
  );
  // Lazily: SQLite's connections close only when their statements are collected.
  if (status === 0) return { kind: "small", remove: () => void spawnSync("umount", ["--lazy", folder]) };
  return { kind: "none", why: `a tmpfs cannot be mounted here (${error?.message ?? stderr.trim()})` };
}
