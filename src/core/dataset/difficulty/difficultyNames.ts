/** Folded names of what is called a difficulty, in any of the languages whose words for levels are known. */
export const difficultyName =
  /difficult|hardness|complexity|schwierig|dificul|difficil|difficolt|moeilijk|zorluk|trudnosc|obtiznost|svarighet|kesulitan|đo kho|сложност|трудност|складніст|складност|难度|難度|难易|難易|難しさ|난이도|صعوبة|دشواری|कठनाई|कठनई|ความยาก/;
