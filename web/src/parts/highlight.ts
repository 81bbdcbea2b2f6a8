// From ranges that may overlap to pieces of text that do not: each piece knows all ranges that it lies in.
export interface Marked { begin: number; end: number; class: string; facts: string[]; title?: string; actor?: string }
export interface Piece { text: string; marks: Marked[] }

// Offsets count code points, which strings of JavaScript do not: `text` comes as an array of them.
export function pieces(text: string[], marks: Marked[], begin: number, end: number): Piece[] {
  const inside = marks.filter((m) => m.begin < end && m.end > begin && m.begin < m.end);
  const cuts = new Set<number>([begin, end]);
  for (const m of inside) {
    cuts.add(Math.max(begin, m.begin));
    cuts.add(Math.min(end, m.end));
  }
  const at = [...cuts].sort((a, b) => a - b);
  const found: Piece[] = [];
  for (let i = 0; i + 1 < at.length; ++i) {
    found.push({
      text: text.slice(at[i], at[i + 1]).join(''),
      marks: inside.filter((m) => m.begin < at[i + 1] && m.end > at[i]),
    });
  }
  return found;
}
