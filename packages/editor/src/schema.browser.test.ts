import { PROPOSAL_BLOCKS, PROPOSAL_MARKS } from '@geflecht/domain';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { editorOn, tab } from './editors.test-support.ts';
import { completeAddress } from './link-form.tsx';
import { isSafeAddress } from './schema.ts';
import { hasWords, plainText } from './words.ts';

it.each([
  ['https://muenchen.de', true],
  ['http://localhost:3000/x', true],
  ['mailto:a@b.de', true],
  ['javascript:alert(1)', false],
  ['JaVaScRiPt:alert(1)', false],
  ['java\nscript:alert(1)', false],
  ['data:text/html,<script>', false],
  ['//evil.example', false],
  ['ftp://x', false],
  ['', false],
])('%j may be linked: %s', (address, safe) => {
  expect(isSafeAddress(address)).toBe(safe);
});

it.each([
  ['www.muenchen.de', 'https://www.muenchen.de'],
  [' https://a.de ', 'https://a.de'],
  ['ada@example.org', 'mailto:ada@example.org'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
])('%j is completed to %j', (typed, address) => {
  expect(completeAddress(typed)).toBe(address);
});

it('pasted HTML is cut down to what a section may hold', () => {
  const editor = editorOn(tab(1), 'section.ziel');
  editor.view.pasteHTML(
    '<h1>Titel</h1><h3 onclick="x()">Zwischen</h3><p style="color:red">Text <b>fett</b> <a href="javascript:alert(1)">x</a>' +
      '<script>alert(1)</script><img src=x onerror=alert(1)></p><ul><li>eins</li></ul><table><tr><td>Zelle</td></tr></table>',
  );
  const html = editor.getHTML();
  expect(html).not.toMatch(/script|onerror|onclick|style=|<img|<table|<h1/);
  expect(html).toContain('<h3>Zwischen</h3>');
  expect(html).toContain('<strong>fett</strong>');
  expect(html).toContain('<li><p>eins</p></li>');
  expect(editor.getText()).toContain('Zelle');
});

it('a hostile link written straight into the document leads nowhere', () => {
  const session = tab(1);
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  words.insert(0, 'klick', { link: { href: 'javascript:alert(1)' } });
  paragraph.insert(0, [words]);
  session.fragment('section.ziel').insert(0, [paragraph]);
  const editor = editorOn(session, 'section.ziel');
  expect(editor.getText()).toBe('klick');
  expect(editor.view.dom.querySelector('a')?.getAttribute('href') ?? '').toBe('');
});

it('writes the blocks and marks that the server takes, and no others', () => {
  const { nodes, marks } = editorOn(tab(1), 'section.ziel').schema;
  // The whole and its letters have no name of their own in the document.
  const blocks = Object.keys(nodes).filter((name) => name !== 'doc' && name !== 'text');
  expect(blocks.toSorted()).toEqual(PROPOSAL_BLOCKS);
  expect(Object.keys(marks).toSorted()).toEqual(PROPOSAL_MARKS);
});

it('a S.M.A.R.T. field holds paragraphs of plain words', () => {
  const session = tab(1);
  const editor = editorOn(session, 'smart.messbar', 'line');
  editor.view.pasteHTML('<h3>Drei</h3><p><b>Grad</b></p><ul><li>weniger</li></ul>');
  expect(Object.keys(editor.schema.marks)).toEqual([]);
  expect(editor.getHTML()).toBe('<p>Drei</p><p>Grad</p><p>weniger</p>');
});

it('a field of blanks holds no words', () => {
  const session = tab(1);
  const editor = editorOn(session, 'smart.messbar', 'line');
  expect(hasWords(session.fragment('smart.messbar'))).toBe(false);
  editor.commands.insertContent('   ');
  expect(hasWords(session.fragment('smart.messbar'))).toBe(false);
  editor.commands.insertContent('jetzt');
  expect(hasWords(session.fragment('smart.messbar'))).toBe(true);
  expect(plainText(session.fragment('smart.messbar')).trim()).toBe('jetzt');
});
