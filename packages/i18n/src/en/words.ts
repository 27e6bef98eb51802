import type { words as german } from '../de/words.ts';

export const words: typeof german = {
  proposalType: {
    ziel: 'Goal',
    projekt: 'Project',
    massnahme: 'Measure',
  },
  smart: {
    spezifisch: 'Specific',
    messbar: 'Measurable',
    attraktiv: 'Attractive',
    realistisch: 'Realistic',
    terminiert: 'Time-bound',
  },
  smartHint: {
    spezifisch: 'What exactly is to happen, where and for whom?',
    messbar: 'How do we know that it works?',
    attraktiv: 'What do people gain from it?',
    realistisch: 'What and who is there already?',
    terminiert: 'By when?',
  },
  section: {
    anlass: 'Occasion',
    ziel: 'Goal',
    massnahmen: 'Measures',
    wirkung: 'Effect',
    umsetzung: 'Implementation',
  },
  sectionHint: {
    anlass: 'Why is this proposal needed?',
    ziel: 'What is different afterwards?',
    massnahmen: 'What has to be done for it?',
    wirkung: 'Whom does it help, what does it change elsewhere?',
    umsetzung: 'Who does what, with what and when?',
  },
  background: {
    partner_min: 'Partner of MIN',
    initiative_netzwerk: 'Initiative or network',
    stadtverwaltung: 'City administration',
    wirtschaft: 'Business',
    wissenschaft: 'Science',
    buerger: 'Interested citizen',
  },
  office: {
    kk: 'Koordinierungskreis',
    admin: 'Technical admin',
    stadtkontakt: 'City contact',
  },
  priority: (value) => `Priority ${value}`,
};
