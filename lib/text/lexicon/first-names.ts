/** Common given names by the gender they usually tell, so that "he" and "she" go back to the right person. */
const MALE = new Set(
  (
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul ' +
    'andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry ' +
    'justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry ' +
    'douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence ' +
    'jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah ' +
    'louis bobby philip johnny bernie ted marco rand mitch barack bill ben chris mike tim jim tom bob dan ken steve jeff greg rick ' +
    'newt lindsey john chuck harry jeb vladimir volodymyr dmytro oleksandr sergei sergey andrii andriy ivan mikhail boris alexei aleksei ' +
    'emmanuel olaf xi recep benjamin bashar kim narendra justin jean pierre francois hans klaus carlos luis jorge miguel pedro pablo ' +
    'ahmed mohammed muhammad mohamed ali omar hassan hussein khalid abdullah nigel david tony gordon jeremy keir rishi josh corey brad ' +
    'ron rob roland reince corey stephen sid seth sam phil pat neil ned nate max matt luke lou les lee kurt kris karl joel jay jared ' +
    'jake hugh howard herman glenn gene fred ernest earl duncan doug don dick derek dean dave craig clint clarence chad cory brett brent ' +
    'barry alex al'
  ).split(' '),
);
const FEMALE = new Set(
  (
    'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily ' +
    'donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma ' +
    'anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce ' +
    'victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria ' +
    'sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte ' +
    'natalie theresa diana brittany doris kayla alexis lori marie hillary chelsea melania ivanka carly elena olena oksana natalia svetlana ' +
    'tatiana ursula angela marine theresa nicola jacinda sanna giorgia christine annalena sahra claire kate katie hope huma debbie donna ' +
    'nikki sonia ruth sally kellyanne loretta valerie jill jane jen jenna ellen erin eva fiona gail ginny hannah heidi holly irene iris ' +
    'jackie jan jeanne joanne josephine kathy kim kristen leslie liz lynn maggie megyn molly monica naomi nina norma paula peggy rita ' +
    'robin rosa rose sheila stacy sue suzanne sylvia tammy tina tracy vanessa wendy yvonne'
  ).split(' '),
);

/** 'male', 'female' or null where a given name does not tell. */
export function genderOf(firstName: string): 'male' | 'female' | null {
  const male = MALE.has(firstName);
  const female = FEMALE.has(firstName);
  return male === female ? null : male ? 'male' : 'female';
}
