// The map's shapes, loaded only when a map is shown. Shapes carry ISO numbers, the chronicle has letters.
import type { FeatureCollection, Geometry } from 'geojson';
import codes from 'i18n-iso-countries/codes.json';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';

const letters = new Map((codes as string[][]).map((row) => [row[2], row[1]]));
const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Shape { iso: string; name: string; geometry: Geometry }

export const shapes: Shape[] = (feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>)
  .features.map((f) => ({ iso: letters.get(String(f.id)) ?? '', name: f.properties.name, geometry: f.geometry }))
  .filter((shape) => shape.iso !== 'ATA');
