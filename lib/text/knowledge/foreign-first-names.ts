import { genderOf } from './first-names.ts';

/** Given names, in the other languages read for quotations, whose ending does not show the gender. */
const MALE = new Set(
  (
    'hans jürgen jörg lars sven uwe arne helge boris markus lukas jonas felix max moritz leon finn tim jan olaf friedrich robert christian armin hendrik björn ' +
    'karsten torsten thorsten holger dieter günter günther heinz horst gerhard rolf ralf bernd wolfgang stefan steffen matthias tobias florian sebastian ' +
    'dominik andreas johann johannes josef joshua luca sascha mika elia noah nikita thomas michael martin ' +
    'yves pierre guillaume antoine alexandre étienne christophe maurice stéphane baptiste emmanuel jérôme philippe andré rené françois gérard gérald bruno ' +
    'nicolas julien laurent olivier pascal thierry didier alain bernard bertrand éric frédéric sébastien édouard gabriel hugo louis lucas mathieu rémi ' +
    'josé jorge felipe enrique vicente jaime andrés javier íñigo santiago alberto antonio manuel rafael ramón sergio luis josep jordi oriol borja ' +
    'микола ілля олекса сава лука хома кузьма нікіта олег ігор юрій андрій сергій василь дмитро петро іван рустем олексій геннадій віталій валерій ' +
    'илья никита фома фёдор федор андрей сергей дмитрий пётр юрий алексей игорь василий николай евгений виталий геннадий анатолий'
  ).split(' '),
);
const FEMALE = new Set(
  (
    'ingrid gudrun astrid heike silke anke antje elke ute birgit karin kerstin katrin kathrin ricarda manuela bärbel gisela hannelore annelies ines nancy ' +
    'saskia ursula friederike ulrike franziska sabine christiane marlene susanne renate helene judith edith hildegard nina lena ina eva petra ' +
    'agnès inès rachel élisabeth yaël marine anne claire cécile hélène sophie nathalie sylvie valérie véronique brigitte catherine céline delphine ' +
    'élodie émilie florence geneviève isabelle jeanne juliette laurence lucie marie mathilde monique odile pauline rima simone solène virginie amélie ' +
    'mercedes pilar carmen isabel rocío beatriz inés dolores consuelo soledad kaja raquel ester belén raquel leonor ' +
    'любов нінель любовь нинель адель'
  ).split(' '),
);

/** The gender that a given name indicates in the language it is written in, or null. */
export function genderOfForeign(given: string, language: string): 'male' | 'female' | null {
  const low = given.toLowerCase().split('-')[0] ?? '';
  if (MALE.has(low)) return 'male';
  if (FEMALE.has(low)) return 'female';
  const known = genderOf(low);
  if (known) return known;
  if (language === 'uk' || language === 'ru') return /[ая]$/.test(low) ? 'female' : 'male';
  if (/a$/.test(low)) return 'female';
  return language === 'es' && /o$/.test(low) ? 'male' : null;
}
