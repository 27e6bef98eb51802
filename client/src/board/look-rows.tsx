import {
  type BoardItem,
  CONNECTOR_HEADS,
  FILLS,
  PENS,
  ROUTES,
  SHAPES,
  STAMPS,
  STROKE_WIDTHS,
  TEXT_ALIGNS,
  TEXT_SIZES,
} from '@geflecht/board-schema';
import type { Catalogue } from '@geflecht/i18n';
import { Icon, type IconOption } from '@geflecht/ui';
import {
  ArrowRight,
  CornerDownRight,
  Highlighter,
  type LucideIcon,
  Minus,
  MoveHorizontal,
  PenLine,
  Spline,
  TextAlignCenter,
  TextAlignEnd,
  TextAlignStart,
} from 'lucide-react';
import type { ReactNode } from 'react';

import { SHAPE_ICONS, STAMP_ICONS } from './tool-icons.ts';

/** Letters stand for the four sizes of text, in CSS pixels. */
const LETTERS = { small: 12, medium: 15, large: 20, huge: 25 } as const;
/** Lines stand for the three widths, in CSS pixels. */
const LINES = { thin: 1.5, medium: 3, thick: 5.5 } as const;

/** One value of an item's look and what it may be. */
interface Row {
  readonly key: string;
  readonly label: string;
  readonly options: readonly IconOption<string>[];
  /** Null where several hold. */
  readonly value: string | null;
}

/** A row for each thing that any of the items lets one choose. */
export function rowsOf(items: readonly BoardItem[], { looks, board }: Catalogue): readonly Row[] {
  const row = <Id extends string>(
    key: string,
    label: string,
    ids: readonly Id[],
    names: Readonly<Record<Id, string>>,
    picture: (id: Id) => ReactNode,
  ): Row[] => {
    const values = new Set(items.flatMap((item) => valueOf(item, key) ?? []));
    if (values.size === 0) return [];
    const [only = null] = values;
    const options = ids.map((id) => ({ id, label: names[id], icon: picture(id) }));
    return [{ key, label, options, value: values.size === 1 ? only : null }];
  };
  const { fill, size, align, route, heads, line, width, pen } = looks;
  return [
    ...row('shape', looks.shape, SHAPES, board.shapes, (id) => sign(SHAPE_ICONS[id])),
    ...row('fill', fill.label, FILLS, fill, (id) => <FillSample isFilled={id === 'solid'} />),
    ...row('size', size.label, TEXT_SIZES, size, (id) => (
      <span aria-hidden="true" style={{ fontSize: `${LETTERS[id]}px`, lineHeight: 1 }}>
        A
      </span>
    )),
    ...row('align', align.label, TEXT_ALIGNS, align, (id) => sign(ALIGN_ICONS[id])),
    ...row('route', route.label, ROUTES, route, (id) => sign(ROUTE_ICONS[id])),
    ...row('heads', heads.label, CONNECTOR_HEADS, heads, (id) => sign(HEAD_ICONS[id])),
    ...row('dashed', line.label, ['solid', 'dashed'] as const, line, (id) => (
      <LineSample width={2} isDashed={id === 'dashed'} />
    )),
    ...row('pen', pen.label, PENS, pen, (id) => sign(id === 'pen' ? PenLine : Highlighter)),
    ...row('width', width.label, STROKE_WIDTHS, width, (id) => <LineSample width={LINES[id]} />),
    ...row('stamp', looks.stamp, STAMPS, board.stamps, (id) => sign(STAMP_ICONS[id])),
  ];
}

function valueOf({ look }: BoardItem, key: string): string | undefined {
  const value: unknown = (look as Readonly<Record<string, unknown>>)[key];
  if (typeof value === 'boolean') return value ? 'dashed' : 'solid';
  return typeof value === 'string' ? value : undefined;
}

const ALIGN_ICONS = { start: TextAlignStart, middle: TextAlignCenter, end: TextAlignEnd } as const;
const ROUTE_ICONS = { curved: Spline, straight: Minus, elbow: CornerDownRight } as const;
const HEAD_ICONS = { none: Minus, end: ArrowRight, both: MoveHorizontal } as const;

function sign(of: LucideIcon): ReactNode {
  return <Icon icon={of} size={20} />;
}

function FillSample({ isFilled }: { readonly isFilled: boolean }) {
  return (
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20">
      <rect
        x="3"
        y="3"
        width="14"
        height="14"
        rx="2"
        stroke="currentColor"
        strokeWidth="1.75"
        fill={isFilled ? 'currentColor' : 'none'}
        fillOpacity={0.35}
      />
    </svg>
  );
}

function LineSample({ width, isDashed = false }: { readonly width: number; readonly isDashed?: boolean }) {
  return (
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20">
      <line
        x1="2"
        x2="18"
        y1="10"
        y2="10"
        stroke="currentColor"
        strokeWidth={width}
        strokeDasharray={isDashed ? '4 3' : undefined}
      />
    </svg>
  );
}
