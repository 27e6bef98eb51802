import type { Shape, Stamp } from '@geflecht/board-schema';
import {
  ArrowBigRight,
  Check,
  Circle,
  CircleAlert,
  CircleQuestionMark,
  Diamond,
  Heart,
  Hexagon,
  Lightbulb,
  type LucideIcon,
  Smile,
  Square,
  Star,
  ThumbsUp,
  Triangle,
} from 'lucide-react';

export const SHAPE_ICONS: Readonly<Record<Shape, LucideIcon>> = {
  rectangle: Square,
  ellipse: Circle,
  diamond: Diamond,
  triangle: Triangle,
  hexagon: Hexagon,
  arrow: ArrowBigRight,
};

export const STAMP_ICONS: Readonly<Record<Stamp, LucideIcon>> = {
  thumb: ThumbsUp,
  heart: Heart,
  star: Star,
  check: Check,
  question: CircleQuestionMark,
  exclamation: CircleAlert,
  idea: Lightbulb,
  smile: Smile,
};
