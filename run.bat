@echo off
rem Starts Switchboard. Finds, or offers to install, what that takes, and builds when the sources are newer than the build.
rem
rem   run.bat [options]               the program; run.bat --help tells its options
rem   run.bat test [...]              all checks and tests; what follows goes to Maven
rem   run.bat test --long [...]       the tests that take minutes too
rem   run.bat test --quick [...]      without the checks and the slow tests, for the hand at work
rem   run.bat screenshots             draws the pictures in assets\ anew
rem   run.bat bench [NAME] [options]  measures; without a name it runs the main bench, beside the alternatives
rem   run.bat --yes ...               installs what is missing without asking, as it does when CI is set
rem
rem The twin of run.sh: what one of them does, the other does too.
rem Arguments travel in one variable and are cut, not shifted: shift would take -Dtest=Name apart at the equals sign.
setlocal EnableExtensions DisableDelayedExpansion

set "java_wanted=21"
set "java_flags=-XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions -XX:+UseCompactObjectHeaders -Djdk.nio.maxCachedBufferSize=262144 -Djdk.serialFilter=!*"
rem With a window: a larger young generation, see run.sh. Windows looks at priorities without being told to.
set "window_flags=-XX:NewRatio=1 -XX:SurvivorRatio=3 -XX:MetaspaceSize=64m"
set "maven_wanted=30603"
set "maven_fetched=3.9.16"
set "maven_sha512=ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3"

set "root=%~dp0"
set "root=%root:~0,-1%"
set "jar=%root%\target\switchboard.jar"
set "stamp=%root%\target\.built"
set "lock=%root%\target\.building"
set "install_log=%root%\target\install.log"
set "jdk="

set args=%*
set "yes="
if defined CI if /i not "%CI%"=="false" set "yes=1"
if not "%~1"=="--yes" goto dispatch
set "yes=1"
set args=%args:*--yes=%
shift /1

:dispatch
if "%~1"=="test" goto test
if "%~1"=="screenshots" goto screenshots
if "%~1"=="bench" goto bench

rem What starts: a window or, without one, a console or a command.
set "rehearsed=window"
for %%c in (client swarm sessions export replay --headless) do if "%~1"=="%%c" set "rehearsed=console"
for %%a in ("%~2" "%~3" "%~4" "%~5" "%~6" "%~7" "%~8" "%~9") do if "%%~a"=="--headless" set "rehearsed=console"
if "%rehearsed%"=="window" set "java_flags=%java_flags% %window_flags%"

rem Handle 3 is standard error, also where standard error itself is silenced.
call :start 3>&2
set "code=%errorlevel%"
rem Started by a double click, this window would close before the sentence in it was read.
if not "%code%"=="0" if not defined args if not defined CI pause
exit /b %code%

:test
set args=%args:*test=%
shift /1
set "excluded=long,screenshot"
if "%~1"=="--quick" goto test_quick
if not "%~1"=="--long" goto test_now
set args=%args:*--long=%
set "excluded=screenshot"
:test_now
set goals="-Dtest.excludedGroups=%excluded%" verify
call :maven_goals 3>&2
exit /b %errorlevel%
:test_quick
set args=%args:*--quick=%
set goals=-Dfast "-Dtest.excludedGroups=%excluded%,slow" test
call :maven_goals 3>&2
exit /b %errorlevel%

:screenshots
set args=%args:*screenshots=%
set goals=-Dfast -Dtest.groups=screenshot -Dtest.excludedGroups= test
call :maven_goals 3>&2
exit /b %errorlevel%

rem Measures with the heap that is promised. The measurements stand among the tests.
:bench
set args=%args:*bench=%
set "measured=%args%"
set args=
set goals=-Dfast -DskipTests package dependency:copy-dependencies@libraries-of-the-bench
call :maven_goals 3>&2
if errorlevel 1 exit /b 1
set "fast=%root%\target\fast"
"%jdk%\bin\java.exe" %java_flags% --enable-native-access=ALL-UNNAMED -Djdk.serialFilter= -Xmx256m "-Dswitchboard.bench.flags=%java_flags%" "-Dswitchboard.bench.root=%root%" -cp "%fast%\test-classes;%fast%\switchboard.jar;%fast%\test-lib\*" switchboard.bench.Bench %measured%
exit /b %errorlevel%

rem ---- what can be asked for ----

:start
call :needs_build
if not defined stale goto built
if not exist "%root%\target\" mkdir "%root%\target" 2>nul
2>nul type nul >"%root%\target\.writable"
if not exist "%root%\target\.writable" goto cannot_write
del "%root%\target\.writable"
rem One build at a time: while it is built the file is held open, a second start cannot open it and waits for the
rem first one's build. However a build ends, the file is free again.
:wait_for_turn
set "turn="
( call :build_in_turn 9>"%lock%" ) 2>nul
set "code=%errorlevel%"
if defined turn goto had_turn
if not defined waiting >&3 echo Waiting for another start to finish building.
set "waiting=1"
ping -n 2 127.0.0.1 >nul
goto wait_for_turn
:had_turn
if not "%code%"=="0" exit /b 1
:built
if defined jdk goto run
call :need_java run
if errorlevel 1 exit /b 1
:run
call :need_archive
if defined args goto run_in_console
start "" "%jdk%\bin\javaw.exe" %java_flags% %shared% -jar "%jar%"
exit /b 0
:run_in_console
"%jdk%\bin\java.exe" %java_flags% %shared% -jar "%jar%" %args%
exit /b %errorlevel%

:cannot_write
>&3 echo Switchboard has to be built first, and %root%\target cannot be written.
exit /b 1

rem Runs Maven with the goals and what was given with them. Windows has a screen: it is used as it is.
:maven_goals
call :need_java build
if errorlevel 1 exit /b 1
call :need_python
if errorlevel 1 exit /b 1
call :need_maven
if errorlevel 1 exit /b 1
pushd "%root%"
call "%maven%" -B -q %goals% %args%
set "code=%errorlevel%"
popd
exit /b %code%

rem ---- building ----

rem Sets stale when the program has to be built. Changed folders count too: in them a file came or went.
:needs_build
set "stale=1"
if not exist "%jar%" exit /b 0
if not exist "%root%\target\lib\" exit /b 0
if not exist "%stamp%" exit /b 0
powershell -NoProfile -Command "$built = (Get-Item -Force -LiteralPath $env:stamp).LastWriteTimeUtc; $main = $env:root + '\src\main'; $all = @(Get-Item -LiteralPath ($env:root + '\pom.xml'), $main) + @(Get-ChildItem -Recurse -LiteralPath $main); if ($all | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 1 } else { exit 0 }" 2>nul
if not errorlevel 1 set "stale="
exit /b 0

:build_in_turn
set "turn=1"
call :needs_build
if not defined stale exit /b 0
call :need_java build
if errorlevel 1 exit /b 1
call :need_maven
if errorlevel 1 exit /b 1
>&3 echo Building Switchboard; the first time takes a minute or two.
rem The stamp bears the time before the build, so that an edit made meanwhile is seen next time.
del "%stamp%" 2>nul
type nul >"%stamp%.new"
pushd "%root%"
call "%maven%" -B -q -Dfast -Dmaven.test.skip=true package >"%root%\target\build.log" 2>&1 <nul
set "code=%errorlevel%"
popd
if "%code%"=="0" goto put_in_place
>&3 echo Switchboard could not be built; what Maven said is in %root%\target\build.log
exit /b 1
:put_in_place
move /y "%root%\target\fast\switchboard.jar" "%jar%" >nul 2>nul
if errorlevel 1 goto jar_in_use
move /y "%stamp%.new" "%stamp%" >nul
exit /b 0
rem Windows keeps a running program's file: the new one has to wait.
:jar_in_use
>&3 echo A running Switchboard holds the older build, which is started once more; close both to get the new one.
exit /b 0

rem ---- class data sharing ----

rem Sets shared: the flags with which Java maps a start's classes into memory from the archive made for this build and this
rem Java, one for the console and one for the window. Java starts without it, too, and then says nothing of it.
:need_archive
set "shared="
set "archive=%root%\target\%rehearsed%.archive"
set "runtime="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_RUNTIME_VERSION=" "%jdk%\release"') do set "runtime=%%~v"
for /f "delims=.+-_" %%m in ("%runtime%") do set "major=%%m"
for %%f in ("%jar%") do set "of=%jdk% %runtime% %java_flags% %%~tzf"
set "use=-XX:SharedArchiveFile=%archive%"
set "hushed=-Xlog:cds*=off"
set "make=-XX:ArchiveClassesAtExit=%archive%"
if "%major%"=="" set "major=0"
if %major% LSS 25 goto archive_named
set "use=-XX:AOTCache=%archive%"
set "hushed=-Xlog:aot*=off"
set "make=-XX:AOTCacheOutput=%archive%"
:archive_named
set "made="
if exist "%archive%.of" set /p made=<"%archive%.of"
if "%made%"=="%of%" goto archive_made
rem One that another start uses now stays as it is.
del "%archive%" 2>nul
if exist "%archive%" exit /b 0
2>nul (>"%archive%.of" echo %of%)
if not exist "%archive%.of" exit /b 0
"%jdk%\bin\java.exe" "%make%" %java_flags% -cp "%jar%" switchboard.app.StartupTraining %rehearsed% >"%archive%.log" 2>&1 <nul
if errorlevel 1 del "%archive%" 2>nul
:archive_made
if exist "%archive%" set shared="%use%" %hushed%
exit /b 0

rem ---- Java ----

rem Sets jdk. JAVA_HOME and PATH are somebody's choice and come first; of all others the newest is taken.
rem %1: run, or build, which takes a compiler.
:find_java
set "jdk="
set "newest=0"
if defined JAVA_HOME call :consider "%JAVA_HOME%" %1
if defined jdk exit /b 0
for /f "delims=" %%j in ('where java.exe 2^>nul') do if not defined jdk call :consider "%%~dpj.." %1
if defined jdk exit /b 0
for /f "tokens=2,*" %%a in ('reg query HKLM\SOFTWARE\JavaSoft\JDK /s /v JavaHome 2^>nul ^| find "REG_SZ"') do call :consider "%%b" %1
for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*") do call :consider "%%~d" %1
for /d %%d in ("%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*") do call :consider "%%~d" %1
for /d %%d in ("%ProgramFiles%\Semeru\*" "%ProgramFiles%\RedHat\*" "%ProgramFiles%\OpenJDK\*") do call :consider "%%~d" %1
for /d %%d in ("%LocalAppData%\Programs\Eclipse Adoptium\*" "%UserProfile%\.jdks\*") do call :consider "%%~d" %1
for /d %%d in ("%UserProfile%\scoop\apps\*jdk*") do call :consider "%%~d\current" %1
if defined jdk exit /b 0
exit /b 1

rem Takes the Java in %1 when it will do for %2 and is newer than what was found so far.
:consider
if not exist "%~1\bin\java.exe" exit /b 0
if not "%~2"=="run" if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=.+-_" %%m in ("%%~v") do set "version=%%m"
if %version% LSS %java_wanted% exit /b 0
if %version% LEQ %newest% exit /b 0
set "newest=%version%"
set "jdk=%~f1"
exit /b 0

:need_java
call :find_java %1
if defined jdk exit /b 0
call :may_install "A Java of at least version %java_wanted%"
if errorlevel 1 goto no_java
rem First the two long-lived versions that the build is tried with.
for %%p in (EclipseAdoptium.Temurin.25.JDK EclipseAdoptium.Temurin.21.JDK Microsoft.OpenJDK.25) do if not defined jdk (
  call :install %%p
  call :find_java %1
)
if defined jdk exit /b 0
:no_java
>&3 echo Switchboard needs Java %java_wanted% or newer, with its compiler, and found none: get one from https://adoptium.net, or start run.bat --yes to have it installed.
exit /b 1

rem ---- Maven ----

rem Sets maven.
:need_maven
set "JAVA_HOME=%jdk%"
set "maven="
set "cache=%LocalAppData%\switchboard\cache"
set "fetched=%cache%\apache-maven-%maven_fetched%"
if defined MAVEN_HOME call :consider_maven "%MAVEN_HOME%\bin\mvn.cmd"
for /f "delims=" %%m in ('where mvn.cmd 2^>nul') do if not defined maven call :consider_maven "%%m"
if not defined maven call :consider_maven "%fetched%\bin\mvn.cmd"
if defined maven exit /b 0
set "url=https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/%maven_fetched%/apache-maven-%maven_fetched%-bin.zip"
set "part=%cache%\part-%random%%random%"
>&3 echo Fetching Maven %maven_fetched%
mkdir "%part%" 2>nul
if not exist "%part%\" goto no_cache
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest -UseBasicParsing -Uri $env:url -OutFile ($env:part + '\maven.zip')" 2>nul
if errorlevel 1 goto not_fetched
powershell -NoProfile -Command "if ((Get-FileHash -Algorithm SHA512 -LiteralPath ($env:part + '\maven.zip')).Hash -ne $env:maven_sha512) { exit 1 }"
if errorlevel 1 goto wrong_sum
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; Expand-Archive -LiteralPath ($env:part + '\maven.zip') -DestinationPath $env:part" 2>nul
rem Moved when it is whole: another start may be looking for it now.
if not exist "%fetched%\" move "%part%\apache-maven-%maven_fetched%" "%fetched%" >nul 2>nul
rmdir /s /q "%part%"
if not exist "%fetched%\bin\mvn.cmd" goto no_cache
set "maven=%fetched%\bin\mvn.cmd"
exit /b 0
:no_cache
>&3 echo Maven could not be unpacked into %cache%
exit /b 1
:not_fetched
rmdir /s /q "%part%"
>&3 echo Switchboard is built with Maven, and it could not be fetched from %url%
exit /b 1
:wrong_sum
rmdir /s /q "%part%"
>&3 echo What came from %url% is not the Maven that was expected (wrong SHA-512 sum); it was thrown away.
exit /b 1

rem Takes the Maven that %1 starts when it is new enough.
:consider_maven
if not exist "%~1" exit /b 0
set "number=0"
for /f "tokens=3" %%v in ('call "%~1" -v 2^>nul ^| findstr /c:"Apache Maven"') do for /f "tokens=1-3 delims=.-" %%a in ("%%v") do set /a "number=%%a * 10000 + %%b * 100 + %%c"
if %number% GEQ %maven_wanted% set "maven=%~1"
exit /b 0

rem ---- what else has to be installed ----

rem The tests run clients written in Python. The python.exe that Windows brings only opens its store: so it is tried.
:need_python
python --version >nul 2>nul
if not errorlevel 1 exit /b 0
py -3 --version >nul 2>nul
if not errorlevel 1 exit /b 0
call :may_install "Python 3, which the tests need,"
if errorlevel 1 goto no_python
call :install Python.Python.3.13
exit /b 0
:no_python
>&3 echo The tests need Python 3: install it, or start run.bat --yes test
exit /b 1

rem May and can %1 be installed? Where nobody said so beforehand and nobody is there to answer, no.
:may_install
where winget >nul 2>nul
if errorlevel 1 exit /b 1
if defined yes exit /b 0
set "answer="
set /p "answer=%~1 is missing. Install it with winget? [y/N] "
if /i "%answer:~0,1%"=="y" exit /b 0
exit /b 1

:install
if not exist "%root%\target\" mkdir "%root%\target" 2>nul
>&3 echo Installing with winget: %1
winget install --exact --id %1 --silent --accept-source-agreements --accept-package-agreements >>"%install_log%" 2>&1
if errorlevel 1 >&3 echo winget could not install %1; what it said is in %install_log%
exit /b 0
