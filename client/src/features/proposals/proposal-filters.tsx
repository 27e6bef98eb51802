import { type Proposal, PROPOSAL_STATES, PROPOSAL_TYPES } from '@geflecht/domain';
import { sdgTitle } from '@geflecht/i18n';
import { Button, Icon, SearchField, Select } from '@geflecht/ui';
import { RotateCcw } from 'lucide-react';

import { useLanguage, useText } from '../../platform/text.tsx';
import { isFiltered, type ListView, SORTS, WHOLE_LIST } from './list-view.ts';

import styles from './proposals.module.css';

const ANY = 'any';

export interface ProposalFiltersProps {
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
  /** All of the list; a state or goal that nothing has is not offered. */
  readonly proposals: readonly Proposal[];
}

/** Search, filters and order of a list of proposals. */
export function ProposalFilters({ view, onChange, proposals }: ProposalFiltersProps) {
  const text = useText();
  const { list } = text.proposals;
  const language = useLanguage();
  const states = PROPOSAL_STATES.filter((state) => proposals.some((proposal) => proposal.state === state));
  const sdgs = [...new Set(proposals.flatMap((proposal) => proposal.sdgs))].toSorted((a, b) => a - b);
  return (
    <div className={styles['filters']} role="search">
      <SearchField
        label={list.search}
        placeholder={list.searchPlaceholder}
        value={view.words}
        onChange={(words) => onChange({ ...view, words })}
        className={styles['search']}
      />
      <Select
        label={list.state}
        isLabelHidden
        value={view.state ?? ANY}
        onChange={(state) => onChange({ ...view, state: state === ANY ? null : state })}
        options={[
          { id: ANY, label: list.anyState },
          ...states.map((state) => ({ id: state, label: text.states.proposal[state] })),
        ]}
      />
      <Select
        label={list.type}
        isLabelHidden
        value={view.type ?? ANY}
        onChange={(type) => onChange({ ...view, type: type === ANY ? null : type })}
        options={[
          { id: ANY, label: list.anyType },
          ...PROPOSAL_TYPES.map((type) => ({ id: type, label: text.words.proposalType[type] })),
        ]}
      />
      <Select
        label={list.sdg}
        isLabelHidden
        value={view.sdg === null ? ANY : String(view.sdg)}
        onChange={(sdg) => onChange({ ...view, sdg: sdg === ANY ? null : Number(sdg) })}
        options={[
          { id: ANY, label: list.anySdg },
          ...sdgs.map((sdg) => ({ id: String(sdg), label: `${sdg} ${sdgTitle(language, sdg)}` })),
        ]}
      />
      <Select
        label={list.sort}
        isLabelHidden
        value={view.sort}
        onChange={(sort) => onChange({ ...view, sort })}
        options={SORTS.map((sort) => ({ id: sort, label: list.sorts[sort] }))}
      />
      {isFiltered(view) && (
        <Button
          variant="quiet"
          icon={<Icon icon={RotateCcw} size={16} />}
          onPress={() => onChange({ ...WHOLE_LIST, sort: view.sort })}
        >
          {list.reset}
        </Button>
      )}
    </div>
  );
}
