/** An answer may only lead to https pages of a known site, or of its subdomains: "caf.fr" stands for "www.caf.fr" too. */
export function isOfficial(link: string, sites: readonly string[]): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  return protocol === "https:" && sites.some((site) => hostname === site || hostname.endsWith(`.${site}`));
}
