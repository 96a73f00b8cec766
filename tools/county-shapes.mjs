// Draws California's 58 counties small enough for a page. The outlines are those of the US Census Bureau
// (cartographic boundaries of 2017) as packaged in us-atlas. Not part of the build: its result is committed.
//
// In an empty folder:
//   npm install us-atlas@3 topojson-client@3 topojson-simplify@3
//   node …/tools/county-shapes.mjs > …/crates/content/tables/county-shapes.csv
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const require = createRequire(process.cwd() + "/");
const { presimplify, simplify, filter, filterWeight } = require("topojson-simplify");
const { feature } = require("topojson-client");
const atlas = JSON.parse(readFileSync(require.resolve("us-atlas/counties-10m.json"), "utf8"));
const { version } = JSON.parse(readFileSync(require.resolve("us-atlas/package.json"), "utf8"));

const CALIFORNIA = "06";
/** The width of the drawing; its height follows. */
const WIDTH = 500;
/** Corners and islands smaller than this (in square degrees) are dropped. */
const LEAST_CORNER = 0.0016;
const LEAST_RING = 0.004;

const table = readFileSync(
  fileURLToPath(new URL("../crates/content/tables/counties.csv", import.meta.url)),
  "utf8",
);
const ids = new Map(
  table.split(/\r?\n/).slice(1).filter(Boolean).map((row) => {
    const [, id, fips] = row.split(",");
    return [fips, id];
  }),
);

atlas.objects = {
  counties: {
    type: "GeometryCollection",
    geometries: atlas.objects.counties.geometries.filter((county) =>
      String(county.id).startsWith(CALIFORNIA),
    ),
  },
};
const used = filter(atlas, () => true);
const small = simplify(presimplify(used), LEAST_CORNER);
const drawn = filter(small, filterWeight(small, LEAST_RING));
const counties = feature(drawn, drawn.objects.counties).features;

const rings = (shape) =>
  shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
const points = counties.flatMap((county) => rings(county.geometry).flat());
const [west, east] = [Math.min, Math.max].map((end) => end(...points.map(([x]) => x)));
const [south, north] = [Math.min, Math.max].map((end) => end(...points.map(([, y]) => y)));
const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
const scale = WIDTH / ((east - west) * squeeze);
const place = ([x, y]) => [
  Math.round((x - west) * squeeze * scale),
  Math.round((north - y) * scale),
];

/** A ring as steps from point to point, in whole units. */
function path(ring) {
  const corners = ring.slice(0, -1).map(place);
  const steps = corners.slice(1).map(([x, y], at) => [x - corners[at][0], y - corners[at][1]]);
  const moved = steps.filter(([x, y]) => x !== 0 || y !== 0);
  if (moved.length < 2) return "";
  return `M${corners[0].join(" ")}l${moved.map((step) => step.join(" ")).join(" ")}z`;
}

const source = `US Census Bureau county outlines as packaged in us-atlas ${version} (counties-10m.json); simplified by tools/county-shapes.mjs to a drawing ${WIDTH} wide and ${Math.ceil((north - south) * scale)} high`;
const row = (county) => {
  const fips = String(county.id);
  const drawing = rings(county.geometry).map(path).join("");
  if (!ids.has(fips) || !drawing) throw new Error(`no shape or no county for ${fips}`);
  return `${ids.get(fips)},${fips},${drawing},${source.includes(",") ? `"${source}"` : source}`;
};
const rows = counties.map(row).sort();
if (rows.length !== ids.size) throw new Error(`${rows.length} shapes for ${ids.size} counties`);
process.stdout.write(["county_id,fips,path,source", ...rows, ""].join("\r\n"));
