// Views have addresses: the path names the view, the query its filters. Links work without a reload.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Place { path: string[]; query: URLSearchParams }

const listeners = new Set<() => void>();

function here(): Place {
  const path = location.pathname.split('/').filter(Boolean).map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  });
  return { path, query: new URLSearchParams(location.search) };
}

export function go(to: string, replace = false): void {
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  for (const listener of listeners) listener();
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const changed = () => setPlace(here());
    listeners.add(changed);
    addEventListener('popstate', changed);
    return () => {
      listeners.delete(changed);
      removeEventListener('popstate', changed);
    };
  }, []);
  return place;
}

export function Link(props: { to: string; children: ComponentChildren } & JSX.HTMLAttributes<HTMLAnchorElement>) {
  const { to, children, ...rest } = props;
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
    scrollTo(0, 0);
  };
  return <a {...rest} href={to} onClick={follow}>{children}</a>;
}

export const toActor = (key: string) => `/actor/${encodeURIComponent(key)}`;
export const toFact = (id: string) => `/fact/${encodeURIComponent(id)}`;
export const toArticle = (id: string, source?: string | null, fact?: string) => {
  const query = new URLSearchParams();
  if (source) query.set('source', source);
  if (fact) query.set('fact', fact);
  const text = query.toString();
  return `/article/${encodeURIComponent(id)}${text ? `?${text}` : ''}`;
};
export const toTimeline = (...actors: string[]) =>
  `/timeline?${actors.map((actor) => `actor=${encodeURIComponent(actor)}`).join('&')}`;

// The address of the present view with some filters changed.
export function withQuery(query: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return location.pathname + (text ? `?${text}` : '');
}
