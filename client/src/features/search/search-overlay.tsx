import { Banner, Dialog, EmptyState, ManufakturMark, SearchField } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Search, SearchX } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
} from 'react-aria-components';

import { overviewQuery } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useText } from '../../platform/text.tsx';
import { wordsOfHit } from './hit-text.tsx';
import { addressOfHit, keyOfHit } from './hits.ts';
import { useSearch } from './use-search.ts';

import styles from './search.module.css';

interface Entry {
  readonly id: string;
  readonly href: string;
  readonly text: string;
  readonly title: React.ReactNode;
  readonly detail: React.ReactNode;
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
  readonly entries: readonly Entry[];
}

/** As many per Manufaktur as fit a list one can still take in. */
const SHOWN = 5;

/** Places whose name holds the words, then hits grouped by Manufaktur, in the Manufakturen's order. */
function useGroups(typed: string): { groups: readonly Group[]; search: ReturnType<typeof useSearch> } {
  const { search: words } = useText();
  const names = useManufakturNames();
  const { data: overview } = useQuery(overviewQuery);
  const search = useSearch(typed);
  const manufakturen = overview?.manufakturen ?? [];
  const needle = typed.trim().toLocaleLowerCase('de');
  const places = manufakturen
    .filter(
      (each) =>
        needle !== '' && `${names.full(each)} ${names.short(each)}`.toLocaleLowerCase('de').includes(needle),
    )
    .map((each) => ({
      id: `m ${each.slug}`,
      href: `/m/${each.slug}/tafel`,
      text: names.full(each),
      title: names.full(each),
      detail: null,
    }));
  const hits = needle === '' ? [] : (search.hits.data ?? []);
  const byPlace = manufakturen.map((manufaktur) => ({
    id: manufaktur.slug,
    name: names.short(manufaktur),
    number: manufaktur.number,
    entries: hits
      .filter((hit) => hit.manufaktur === manufaktur.slug)
      .slice(0, SHOWN)
      .map((hit) => ({
        id: keyOfHit(hit),
        href: addressOfHit(hit),
        text: hit.title,
        ...wordsOfHit(hit, words.kinds[hit.kind]),
      })),
  }));
  const groups = [{ id: 'places', name: words.places, number: null, entries: places }, ...byPlace];
  return { groups: groups.filter((group) => group.entries.length > 0), search };
}

/** ⌘K: type, choose with the arrows, Enter. */
export function SearchOverlay({ onClose }: { readonly onClose: () => void }) {
  const { search: words } = useText();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { groups, search } = useGroups(typed);
  const isSettled = search.q === typed.trim() && !search.hits.isFetching;
  const count = groups.reduce((sum, group) => sum + group.entries.length, 0);
  const go = (href: string): void => {
    onClose();
    router.history.push(href);
  };
  const all = `/suche?q=${encodeURIComponent(typed.trim())}`;
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={words.title} size="large">
      {/* Esc leaves at once; the field alone would only be emptied. */}
      <div
        role="presentation"
        className={styles['overlay']}
        onKeyDownCapture={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <Autocomplete inputValue={typed} onInputChange={setTyped} disableAutoFocusFirst={false}>
          <SearchField label={words.label} placeholder={words.placeholder} autoFocus />
          {/* The arrows move through the hits from the field; this stop is for scrolling alone. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus */}
          <div role="region" aria-label={words.hits(count)} tabIndex={0} className={styles['hits']}>
            <ListBox
              aria-label={words.title}
              items={groups}
              className={styles['listBox'] ?? ''}
              onAction={(key) =>
                go(
                  key === 'all'
                    ? all
                    : (groups.flatMap((group) => group.entries).find((entry) => entry.id === key)?.href ??
                        all),
                )
              }
              renderEmptyState={() =>
                search.hits.isError ? (
                  <Banner tone="caution" isAnnounced>
                    {sentenceOf(search.hits.error)}
                  </Banner>
                ) : typed.trim() === '' ? (
                  <EmptyState icon={Search} title={words.start.title}>
                    {words.start.body}
                  </EmptyState>
                ) : isSettled ? (
                  <EmptyState icon={SearchX} title={words.none.title(typed.trim())}>
                    {words.none.body}
                  </EmptyState>
                ) : (
                  <p className={styles['searching']}>{words.searching}</p>
                )
              }
            >
              {(group: Group) => (
                <ListBoxSection id={group.id} className={styles['group'] ?? ''}>
                  <Header className={styles['groupName'] ?? ''}>
                    {group.number !== null && <ManufakturMark number={group.number} size={14} />}
                    {group.name}
                  </Header>
                  <Collection items={group.entries}>
                    {(entry: Entry) => (
                      <ListBoxItem id={entry.id} textValue={entry.text} className={styles['hit'] ?? ''}>
                        <span className={styles['hitTitle']}>{entry.title}</span>
                        {entry.detail !== null && <span className={styles['detail']}>{entry.detail}</span>}
                      </ListBoxItem>
                    )}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </div>
        </Autocomplete>
        <p className={styles['foot']}>
          <span className={styles['hint']}>{words.hint}</span>
          {typed.trim() !== '' && (
            <a
              href={all}
              onClick={(event) => {
                event.preventDefault();
                go(all);
              }}
            >
              {words.all}
            </a>
          )}
        </p>
      </div>
    </Dialog>
  );
}
