// The tree of a sentence: every word under its head.
import type { TreeWord } from '../api';
import { t } from '../i18n';
import { visible } from './basics';

function Branch({ word, words }: { word: TreeWord; words: TreeWord[] }) {
  const below = words.filter((w) => w.head === word.n && w.n !== word.n);
  return (
    <li>
      <span class={word.evidence ? 'evidence' : ''}><strong>{visible(word.form)}</strong></span>{' '}
      <small class="quiet">{visible(word.lemma)} · {word.upos} · {word.deprel}</small>
      {below.length > 0 && <ul>{below.map((w) => <Branch key={w.n} word={w} words={words} />)}</ul>}
    </li>
  );
}

export function Tree({ words }: { words: TreeWord[] }) {
  const roots = words.filter((w) => w.head === 0);
  if (roots.length === 0) return null;
  return (
    <details class="tree">
      <summary>{t('tree')}</summary>
      <ul>{roots.map((word) => <Branch key={word.n} word={word} words={words} />)}</ul>
    </details>
  );
}
