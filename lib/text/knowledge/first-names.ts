/** Common given names by the gender they usually indicate, so that "he" and "she" refer back to the right person. */
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
    'ray darren martin harold simon stuart graham ian gareth rhys owen callum liam connor conor declan patrick niall brendan finbar padraig eoin sean ' +
    'derrick marcus malik jamal tyrone terrence leon leo max felix otto karsten lars sven erik magnus henrik jens niels anders bjorn ' +
    'guido marco luca matteo giovanni paolo stefano alessandro andreas stefan jurgen wolfgang dieter helmut gerhard friedrich heinrich ' +
    'antoine philippe nicolas laurent michel jacques henri guillaume mathieu sebastien javier fernando francisco rafael alejandro diego ' +
    'manuel ricardo eduardo sergio roberto mario antonio enrique joao ahmad mahmoud mustafa yusuf youssef ibrahim samir tariq hamid rashid ' +
    'salman imran arjun rahul sanjay vijay ravi anil sunil raj amit hiroshi kenji takeshi shinzo dmitri igor oleg nikolai pavel viktor ' +
    'anton maxim roman janos istvan tomasz piotr andrzej jan jakub theo theodore oliver oscar isaac ralph wesley clayton dustin travis ' +
    'trevor troy chester clifford clyde curtis dale darrell dwight edgar edwin elliot elliott ernie felipe floyd geoffrey gilbert glen ' +
    'gordon guy harvey herbert ira irving ivan jimmy jon julian kent lewis lloyd lonnie malcolm marvin maurice melvin mickey milton ' +
    'morris neal norman perry preston reginald rodney ronnie ross rudy rupert seamus shane sidney spencer stanley ted tommy vernon ' +
    'victor wallace warren wilbur will wyatt ' +
    'jake hugh howard herman glenn gene fred ernest earl duncan doug don dick derek dean dave craig clint clarence chad cory brett brent ' +
    'barry alex al ' +
    'arvo corin bo ola lars nils sven torsten aksel emil jonas mattias oskar petter rasmus tor ulf jussi mikko pekka ' +
    'peadar eoghan cathal cian fergal diarmuid donal enda micheal padraic tadhg ruairi colm oisin fionn eamon gearoid ' +
    'emeka chidi chinedu ikenna obinna chukwuma tunde segun femi dele kunle sola gbenga wale bola musa sani bello ' +
    'yakubu garba aminu abubakar umar usman nuhu shehu kabiru lawal kwame kofi kojo kwesi yaw abdi hassan juma mwangi ' +
    'kamau otieno ochieng kiprono kipchoge wafula mutua njoroge kimani josphat sipho thabo themba mandla ' +
    'kabir vikram harish anil rakesh suresh ramesh mahesh dinesh ganesh rajesh mukesh naresh manoj ashok arvind ajay abhishek ' +
    'rohit sandeep pradeep deepak gaurav nitin nikhil karan varun vivek krishna gopal mohan prakash satish shashi harsh imran ' +
    'wayne craig brad todd lachlan angus hamish fraser bruce kieran dougal alasdair ewan rory brendon'
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
    'ellen umm marcia aisha fatima khadija zainab leila layla yasmin amina maryam noor priya anjali sunita deepa lakshmi indira meera yuki keiko ' +
    'sakura ming mei ling olga irina tatyana ekaterina anastasia ludmila galina nadia yelena yulia ingrid astrid greta birgit sigrid ' +
    'kirsten karin ulrike sabine petra heike monika renate brigitte elisabeth elise camille chloe celine sophie manon amelie lucie margaux ' +
    'francesca chiara giulia valentina alessandra paola lucia carmen pilar dolores mercedes ana isabel beatriz gabriela juanita consuelo ' +
    'esperanza guadalupe siobhan aoife niamh ciara roisin sinead orla maeve bridget moira isla freya imogen poppy harriet matilda ' +
    'georgina gemma zoe zara lucy lily daisy ruby ella ava mia chloe alison allison annette antonia audrey bella bernadette beth bonnie ' +
    'carla caroline carrie cassandra cecilia celeste clara connie daphne darlene delia edith edna eileen elaine eleanor elsie erica erika ' +
    'esther ethel eunice faith fay felicia flora florence frieda geraldine gertrude gina ginger gladys glenda greta gretchen gwen harriet ' +
    'hazel helena henrietta hilda ida ines inge ingrid irma jasmine jeanette joanna jodi johanna josie joy juliet june justine kara ' +
    'katrina kendra kerry kristin kristina lara latoya leah lena leona lila lillian lorraine louise lucille lydia mabel mandy marcia ' +
    'margot marianne marjorie marlene marsha maureen maxine maya mildred millie mindy miranda miriam muriel myra nadine nancy naomi ' +
    'natasha nellie nora norah odessa opal patty pauline pearl penelope penny phoebe phyllis polly rachael ramona regina roberta rosalind ' +
    'rosemary roxanne sabrina sadie selena serena shannon sherri shirley stella susanna susannah sybil tabitha tamara tanya tara thelma ' +
    'tiffany trudy ursula velma vera veronica viola vivian wanda whitney wilma winifred yolanda ' +
    'mara ada eva sile ines astrid maja ebba elin liv signe solveig tuva aino helmi mette ' +
    'niamh grainne deirdre caoimhe eimear aisling fionnuala mairead nuala sorcha una oonagh dearbhla blathnaid ' +
    'ngozi chioma amaka adaeze ifeoma nneka funmi yetunde folake bisi tolu kemi ronke halima hauwa zainab maimuna ' +
    'abena akua ama efua esi wanjiku wanjiru wambui njeri achieng akinyi atieno wangari mercy faith nomsa thandi lerato ' +
    'devi kavita rekha geeta sita radha asha usha uma pooja neha nisha ritu shweta swati smita vandana vidya reena meena ' +
    'meenakshi sushma mamata kiran mayawati jaya rani divya anita lata seema shalini archana tess jodie jodi alana bronwyn ' +
    'kylie penny tanya narelle lucy angie keisha imani ' +
    'robin rosa rose sheila stacy sue suzanne sylvia tammy tina tracy vanessa wendy yvonne'
  ).split(' '),
);

/** 'male' or 'female', or null where a given name does not say. */
export function genderOf(firstName: string): 'male' | 'female' | null {
  const male = MALE.has(firstName);
  const female = FEMALE.has(firstName);
  return male === female ? null : male ? 'male' : 'female';
}
