// Who with whom over a chosen time: nodes are actors or states, lines are events between them.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';
import { scaleSqrt } from 'd3-scale';
import { useMemo, useState } from 'preact/hooks';
import { apiUrl, type Graph, type Overview, useApi } from '../api';
import { t } from '../i18n';
import { Head, Waiting, visible } from '../parts/basics';
import { Filters, filtersOf } from '../parts/filters';
import { Link, type Place, go, toActor, toTimeline } from '../router';
import { usualFrom } from './start';

interface Node extends SimulationNodeDatum { key: string; name: string; kind: string; events: number }
interface Line extends SimulationLinkDatum<Node> { events: number; types: Record<string, number> }

const width = 960, height = 600;

// Laid out at once, always the same for the same graph: nothing moves, and the picture can be printed.
function layout(graph: Graph): { nodes: Node[]; lines: Line[] } {
  const nodes: Node[] = graph.nodes.map((n) => ({ ...n }));
  const lines: Line[] = graph.edges.map((e) => ({ ...e }));
  forceSimulation(nodes)
    .force('link', forceLink<Node, Line>(lines).id((n) => n.key).distance(70).strength(0.4))
    .force('charge', forceManyBody().strength(-220))
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(height / 2).strength(0.1))
    .force('collide', forceCollide<Node>().radius((n) => 14 + Math.sqrt(n.events) * 2))
    .stop()
    .tick(220);
  for (const n of nodes) {
    n.x = Math.min(width - 60, Math.max(60, n.x ?? 0));
    n.y = Math.min(height - 24, Math.max(20, n.y ?? 0));
  }
  return { nodes, lines };
}

const main = (types: Record<string, number>) => Object.entries(types).sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';

export function Network({ place }: { place: Place }) {
  const level = place.query.get('level') ?? 'actor';
  const overview = useApi<Overview>(apiUrl(''));
  const filters = filtersOf(place.query);
  const url = apiUrl('/graph', { level, ...filters, from: filters.from || usualFrom(overview.data), actor: place.query.get('actor'), limit: place.query.get('limit') ?? 60 });
  const asked = useApi<Graph>(overview.data ? url : null);
  const graph = asked.data;
  const drawn = useMemo(() => graph && layout(graph), [graph]);
  const [chosen, choose] = useState<string | null>(null);
  const size = scaleSqrt([0, Math.max(1, ...(graph?.nodes.map((n) => n.events) ?? []))], [4, 18]);
  const thick = scaleSqrt([0, Math.max(1, ...(graph?.edges.map((e) => e.events) ?? []))], [0.5, 7]);
  const end = (n: unknown) => n as Node;
  const touches = (line: Line) => !chosen || end(line.source).key === chosen || end(line.target).key === chosen;
  return (
    <>
      <Head title={t('network')} url={url} />
      <Filters query={place.query}>
        <label>{t('level')}
          <select name="level">
            <option value="actor" selected={level === 'actor'}>{t('levelActor')}</option>
            <option value="state" selected={level === 'state'}>{t('levelState')}</option>
          </select>
        </label>
        <label>{t('actor')}<input name="actor" size={18} value={place.query.get('actor') ?? ''} /></label>
      </Filters>
      <Waiting asked={asked} />
      {graph?.nodes.length === 0 && <p>{t('noneFound')}</p>}
      {drawn && graph && graph.nodes.length > 0 && (
        <figure class="chart">
          <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('network')} class="network">
            {drawn.lines.map((line, i) => (
              <line key={i} class={`edge type-${main(line.types)}`} x1={end(line.source).x} y1={end(line.source).y}
                x2={end(line.target).x} y2={end(line.target).y} stroke-width={thick(line.events)} opacity={touches(line) ? 0.75 : 0.1}>
                <title>{`${end(line.source).name} → ${end(line.target).name}: ${line.events}`}</title>
              </line>
            ))}
            {drawn.nodes.map((node) => (
              <g key={node.key} class={`node ${node.kind}`} role="link" tabindex={0} aria-label={`${node.name}, ${node.events} ${t('events')}`}
                transform={`translate(${node.x},${node.y})`} onClick={() => go(toActor(node.key))}
                onKeyDown={(k) => k.key === 'Enter' && go(toActor(node.key))}
                onMouseEnter={() => choose(node.key)} onMouseLeave={() => choose(null)}
                onFocus={() => choose(node.key)} onBlur={() => choose(null)}>
                <circle r={size(node.events)} />
                <text y={-size(node.events) - 3} text-anchor="middle">{visible(node.name)}</text>
              </g>
            ))}
          </svg>
          {graph.cut && <figcaption class="quiet">{t('cut')}</figcaption>}
          <details>
            <summary>{t('asTable')}</summary>
            <table>
              <thead><tr><th>{t('pair')}</th><th>{t('count')}</th></tr></thead>
              <tbody>{drawn.lines.map((line, i) => (
                <tr key={i}><td><Link to={toTimeline(end(line.source).key, end(line.target).key)}>
                  {visible(end(line.source).name)} → {visible(end(line.target).name)}</Link></td><td class="right">{line.events}</td></tr>
              ))}</tbody>
            </table>
          </details>
        </figure>
      )}
    </>
  );
}
