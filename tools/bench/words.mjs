import { random } from './measure.mjs';

const WORDS = (
  'account agenda answer approve assign backlog batch blocker board branch budget build cache call change chart check client commit copy cost ' +
  'customer date deadline debug decide delay deploy design detail device draft edit email error estimate event export feature field filter finish ' +
  'fix follow form goal group guide handle hire idea image import index invoice issue item job key label launch layer layout lead lesson letter ' +
  'limit link list log login mail margin market meeting member menu merge message metric milestone mobile model module move network note number ' +
  'offer office option order owner page panel paper partner patch payment people phase plan point policy price print priority process product ' +
  'profile project proposal quality query question queue quote rate reason record release report request research result return review risk role'
).split(' ');

/** A title of about 40 and a description of about 200 characters, varied so that compression is not flattered. */
export function cardText(i) {
  const g = random(1000 + i);
  const word = () => WORDS[Math.floor(g() * WORDS.length)];
  let description = '';
  while (description.length < 200) description += `${word()} `;
  return { title: `${word()} ${word()} ${word()} ${word()} for ${word()} ${i}`, description: description.slice(0, 200).trim() };
}
