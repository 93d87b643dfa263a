/** Shells for which there is a script. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * The script of a shell. It asks bccx for the words each time, so tools that are installed later are completed too. Every
 * line of the answer is a word, a tab and what it is about; the line `:files` stands for names of files.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `_bccx() {
  local cur=\${COMP_WORDS[COMP_CWORD]} line
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o filenames 2>/dev/null
      mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur")
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <("\${COMP_WORDS[0]}" completion --words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _bccx bccx
`,
  zsh: `#compdef bccx
_bccx() {
  local line
  local -a lines found
  lines=("\${(@f)$("$words[1]" completion --words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "\${lines[@]}"; do
    if [[ $line == ':files' ]]; then
      _files
    elif [[ -n $line ]]; then
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( \${#found} )) && _describe -t words 'bccx' found
}
compdef _bccx bccx
`,
  fish: `function __bccx_lines
  set -l words (commandline -opc) (commandline -ct)
  $words[1] completion --words -- $words[2..-1] 2>/dev/null
end
function __bccx_files
  __bccx_lines | string match -q ':files'
end
complete -c bccx -f -a '(__bccx_lines | string match -v ":files")'
complete -c bccx -n __bccx_files -F
`,
};
