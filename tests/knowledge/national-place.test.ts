import { fromSchemaLieuDeMediationNumerique } from "@gouvfr-anct/lieux-de-mediation-numerique";
import { loadKnowledgeBase } from "../../src/knowledge/load-knowledge-base.ts";
import type { Centre } from "../../src/knowledge/knowledge-base.ts";
import { nationalPlace } from "../../src/knowledge/national-place.ts";
import { packageRoot } from "../../src/package-root.ts";

async function shipped() {
  const read = await loadKnowledgeBase(`${packageRoot()}/knowledge-base`);
  if ("faults" in read) throw new Error("the knowledge base has faults");
  return read;
}

const filledIn: Partial<Centre> = {
  city: "Tourcoing",
  postcode: "59200",
  // a made-up number of the right form
  siret: "13002603200016",
  address: "3 rue de la Place",
  phone: "03 20 00 00 00",
  email: "accueil@example.org",
};

describe("the centre in the national schema of places of digital mediation", () => {
  it("fits it when everything is filled in", async () => {
    const { centre, themes } = await shipped();
    const place = nationalPlace({ ...centre, ...filledIn }, themes, "2026-11-25");
    if ("missing" in place) throw new Error(place.missing.join());
    const read = fromSchemaLieuDeMediationNumerique(place);
    expect(read).toMatchObject({
      nom: "Centre social Belencontre",
      pivot: "13002603200016",
      adresse: { commune: "Tourcoing", code_postal: "59200", voie: "3 rue de la Place" },
      contact: { telephone: "+33320000000" },
      typologies: ["CS"],
      horaires: expect.stringMatching(/^Mo 09:00-12:00,14:00-18:00; Tu /) as unknown,
    });
    expect(read.services?.length).toBeGreaterThanOrEqual(5);
  });

  it("names the lines that are still to be filled in, and gives nothing meanwhile", async () => {
    const { centre, themes } = await shipped();
    expect(nationalPlace({ ...centre, ...filledIn, siret: null, email: null }, themes, "2026-11-25")).toEqual({
      missing: ["siret", "email"],
    });
  });

  it("would be refused by the schema with a wrong postcode: the test can fail", async () => {
    const { centre, themes } = await shipped();
    const place = nationalPlace({ ...centre, ...filledIn, postcode: "5920" }, themes, "2026-11-25");
    if ("missing" in place) throw new Error(place.missing.join());
    expect(() => fromSchemaLieuDeMediationNumerique(place)).toThrow();
  });
});
