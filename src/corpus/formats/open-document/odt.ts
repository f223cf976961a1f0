import { Parser } from 'htmlparser2';
import { proposedMetadata } from '../../document/proposed-metadata.ts';
import { type Reading, Unreadable } from '../../reader/reading.ts';
import { TextBuilder } from '../text-builder.ts';
import { type Parts, unzip, xmlOf } from '../zip.ts';
import { readOdtStyles } from './odt-styles.ts';
import { OdtWriter } from './odt-writer.ts';

const WANTED = /^(?:content|styles|meta|META-INF\/manifest)\.xml$/;

/** Reads an OpenDocument text (LibreOffice): headings, lists with their numbers, tables and notes. */
export function readOdt(bytes: Uint8Array): Reading {
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const manifest = xmlFrom(parts, 'META-INF/manifest.xml');
  if (/<manifest:encryption-data\b/.test(manifest)) {
    throw new Unreadable('the file is locked with a password; save a copy without one.');
  }
  const content = xmlFrom(parts, 'content.xml');
  if (!/<office:text\b/.test(content)) {
    throw new Unreadable('the file is no OpenDocument text (.odt), or it is damaged.');
  }
  const styles = readOdtStyles([content, xmlFrom(parts, 'styles.xml')]);
  const builder = new TextBuilder();
  const writer = new OdtWriter(builder, styles);
  const parser = new Parser(writer, { xmlMode: true });
  parser.write(content);
  parser.end();
  const built = builder.build();
  const title = writer.title ?? built.layout.title;
  return {
    ...built,
    layout: { ...built.layout, title },
    metadata: metadataOf(xmlFrom(parts, 'meta.xml')),
    notes: writer.notes(),
  };
}

function xmlFrom(parts: Parts, name: string): string {
  const part = parts[name];
  return part ? xmlOf(part) : '';
}

function metadataOf(meta: string): Reading['metadata'] {
  const found = new Map<string, string>();
  let inside = '';
  const parser = new Parser(
    {
      onopentag: (name) => {
        inside = name;
      },
      onclosetag: () => {
        inside = '';
      },
      ontext: (text) => {
        if (inside !== '') found.set(inside, (found.get(inside) ?? '') + text);
      },
    },
    { xmlMode: true },
  );
  parser.write(meta);
  parser.end();
  return proposedMetadata({
    title: found.get('dc:title'),
    author: [found.get('meta:initial-creator') ?? found.get('dc:creator') ?? ''],
    language: found.get('dc:language'),
  });
}
