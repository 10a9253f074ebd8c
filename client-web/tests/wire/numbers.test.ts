// The numbers that core and screens know of the protocol are those of its files: `core` reads no generated code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Kind, NumberField } from '../../src/core/view';

const proto = readFileSync(join(import.meta.dirname, '../../../proto/batch.proto'), 'utf8');

/** The numbers of an enum by name, without its prefix. */
function numbersOf(name: string, prefix: string): Record<string, number> {
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(proto)?.[1] ?? '';
  const all = [...body.matchAll(new RegExp(`${prefix}(\\w+) = (\\d+);`, 'g'))];
  return Object.fromEntries(all.map(([, key, value]) => [key!.toLowerCase(), Number(value)]));
}

it('kinds and fields have the numbers of batch.proto', () => {
  const { unknown: _, ...kinds } = numbersOf('ObjectKind', 'OBJECT_KIND_');
  expect(Kind).toEqual(kinds);
  const { colour, rotation, lock, width, text_size } = numbersOf('NumberField', 'NUMBER_FIELD_');
  expect([colour, rotation, lock, width, text_size]).toEqual([
    NumberField.colour,
    NumberField.rotation,
    NumberField.lock,
    NumberField.width,
    NumberField.textSize,
  ]);
});
